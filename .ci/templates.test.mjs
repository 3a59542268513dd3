// The element templates follow the official schema, the Modeler takes them, they fit the model's elements, and an
// analyst sees of a templated element what the template offers and nothing else.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import Ajv from 'ajv';
import { differencesOfXml } from './comparison.mjs';
import { elements, launch, openBpmn, values } from './modeler.mjs';
import { attributes, files, identityOf, isFixed, templates } from './templates.mjs';

const schema = createRequire(import.meta.url)('@camunda/element-templates-json-schema/resources/schema.json');
const model = readFileSync(new URL('../bpmn/education-customer-verification.bpmn', import.meta.url), 'utf8');
const delegates = readdirSync(new URL('../src/main/java/org/eduverify/process/delegate/', import.meta.url))
  .filter(name => name.endsWith('Delegate.java'))
  .map(name => name[0].toLowerCase() + name.slice(1, -'.java'.length));
const roles = [...readFileSync(new URL('../src/main/java/org/eduverify/access/Role.java', import.meta.url), 'utf8')
  .matchAll(/[A-Z_]+\("([a-z-]+)"/g)].map(role => role[1]);
const deadlines = [...readFileSync(new URL('../src/main/java/org/eduverify/process/Deadlines.java', import.meta.url),
  'utf8').matchAll(/public String (\w+)\(/g)].map(method => method[1]);

/** A timer may hold an ISO 8601 cycle instead of the operator's setting where its template shows the timer. */
const CYCLE = /^R\d*\/P(?!$)(\d+[YMWD])*(T(\d+[HMS])+)?$/;
/** What the Modeler shows of every element, templated or not. */
const ALWAYS = ['General', 'Documentation', 'Template'];

const needsTemplate = element => element.delegate || element.timer ||
  ['bpmn:ServiceTask', 'bpmn:BusinessRuleTask', 'bpmn:UserTask'].includes(element.type);
const templateOf = element => templates.find(template => template.id === element.template);

let browser;
let modeler;
let templated;
before(async () => {
  browser = await launch();
  modeler = await openBpmn(browser);
  await modeler.open(model);
  templated = (await elements(modeler)).filter(element => needsTemplate(element) || element.template);
});
after(() => browser.close());

/** What the Modeler says about templates when it loads them. */
const load = loaded => modeler.editor.evaluate(list => {
  const errors = [];
  const collect = event => errors.push(...event.errors.map(error => error.message));
  modeler.on('elementTemplates.errors', collect);
  modeler.get('elementTemplatesLoader').setTemplates(list);
  modeler.off('elementTemplates.errors', collect);
  return errors;
}, loaded);

describe('every element template', () => {
  const valid = new Ajv({ strict: false, allErrors: true }).compile(schema);
  for (const file of files) {
    test(`${file.name} follows the official schema`, () => {
      assert.ok(valid(file.templates), JSON.stringify(valid.errors, null, 2));
    });
  }

  test('has an id of its own, a version, a description, and one type of element', () => {
    assert.equal(new Set(templates.map(template => template.id)).size, templates.length);
    for (const template of templates) {
      assert.match(template.id, /^org\.eduverify\.[a-z-]+$/);
      assert.ok(template.version >= 1 && template.description, template.name);
      assert.equal(template.appliesTo.length, 1, template.name);
    }
  });

  test('is taken by the Modeler, which refuses a wrong one', async () => {
    assert.deepEqual(await load(templates), []);
    assert.equal((await load([{ ...templates[0], appliesTo: undefined }])).length > 0, true);
    assert.deepEqual(await load(templates), []);
  });

  test('offers roles that exist', () => {
    for (const template of templates) {
      const property = attributes(template).find(({ binding }) => binding.name === 'camunda:candidateGroups');
      const offered = property?.choices.flatMap(choice => choice.value.split(',')) ?? [];
      assert.deepEqual(offered.filter(role => !roles.includes(role)), [], template.name);
    }
  });

  test('is used in the model', () => {
    const used = templated.map(element => element.template);
    assert.deepEqual(templates.filter(template => !used.includes(template.id)).map(template => template.name), []);
  });
});

describe('there is a template for', () => {
  for (const delegate of delegates) {
    test(`the delegate ${delegate}`, () => {
      assert.ok(templates.some(template => identityOf(template) === `\${${delegate}}`));
    });
  }

  test('every service task, business rule task, user task, sending event and timer of the model', () => {
    assert.deepEqual(templated.filter(element => !templateOf(element)).map(element => element.id), []);
    assert.ok(templated.length > templates.length / 2);
  });

  test('every deadline', () => {
    const offered = templates.map(identityOf).filter(identity => identity.startsWith('${deadlines.'));
    assert.deepEqual(offered.map(expression => expression.match(/\.(\w+)\(/)[1]).sort(), [...deadlines].sort());
  });
});

describe('every element of the model that names a template', () => {
  test('is of its type, names its newest version and does what it says', () => {
    for (const element of templated) {
      const template = templateOf(element);
      assert.deepEqual(template.appliesTo, [element.type], element.id);
      assert.equal(element.version, template.version, element.id);
      const identity = element.delegate ?? element.decision ?? element.form ?? element.timer;
      if (!(template.entriesVisible && CYCLE.test(element.timer))) {
        assert.equal(identity, identityOf(template), element.id);
      }
    }
  });

  test('has the values that the template fixes, and chosen ones where it offers a choice', async () => {
    for (const element of templated) {
      const bound = attributes(templateOf(element));
      const set = await values(modeler, element.id, bound.map(property => property.binding.name));
      for (const property of bound) {
        const { name } = property.binding;
        const allowed = isFixed(property) ? [property.value] : property.choices.map(choice => choice.value);
        assert.ok(allowed.includes(set[name]), `${element.id}: ${name} is ${set[name]}, not one of ${allowed}`);
      }
    }
  });

  test('is left as it is when its template is applied again', async () => {
    const unchanged = await modeler.save();
    for (const element of templated) {
      const newest = await modeler.editor.evaluate(id => {
        const [shape, service] = [modeler.get('elementRegistry').get(id), modeler.get('elementTemplates')];
        const template = service.get(shape);
        service.applyTemplate(shape, template);
        return service.getLatest(template.id)[0] === template;
      }, element.id);
      assert.ok(newest, element.id);
      const differences = await differencesOfXml(modeler.editor, unchanged, await modeler.save());
      await modeler.editor.evaluate(() => modeler.get('commandStack').undo());
      // whatever is touched gets an empty place for a label in the drawing
      assert.deepEqual(differences.filter(sentence => !sentence.endsWith('BPMNLabel was added')), [], element.id);
    }
  });

  test('can be made anew from its template, as far as a template can bind', async () => {
    for (const template of templates) {
      const made = await modeler.editor.evaluate(([id, type, names]) => {
        const shape = modeler.get('elementFactory').createShape({ type });
        const root = modeler.get('canvas').getRootElement();
        const attach = type === 'bpmn:BoundaryEvent';
        const parent = attach ? modeler.get('elementRegistry').get('SubProcess_Correction') : root;
        const placed = modeler.get('modeling').createShape(shape, { x: 60, y: 900 }, parent, { attach });
        const service = modeler.get('elementTemplates');
        const { businessObject } = service.applyTemplate(placed, service.getLatest(id)[0]);
        const found = Object.fromEntries(names.map(name => [name, businessObject.get(name)]));
        found.listeners = (businessObject.extensionElements?.values ?? [])
          .filter(extension => extension.$type === 'camunda:ExecutionListener')
          .map(listener => `${listener.event} ${listener.delegateExpression}`);
        while (modeler.get('commandStack').canUndo()) {
          modeler.get('commandStack').undo();
        }
        return found;
      }, [template.id, template.appliesTo[0], attributes(template).map(property => property.binding.name)]);
      const { listeners, ...bound } = made;
      const promised = attributes(template).map(property => [property.binding.name, property.value]);
      assert.deepEqual(bound, Object.fromEntries(promised), template.name);
      assert.deepEqual(listeners,
        template.properties.filter(({ binding }) => binding.type === 'camunda:executionListener')
          .map(({ binding, value }) => `${binding.event} ${value}`), template.name);
    }
  });

  test('shows in the properties panel what the template offers, and no more', async () => {
    for (const element of templated) {
      const template = templateOf(element);
      const shown = await modeler.editor.evaluate(async id => {
        modeler.get('selection').select(modeler.get('elementRegistry').get(id));
        await new Promise(resolve => setTimeout(resolve, 20));
        const text = node => node.textContent.trim();
        return {
          groups: [...document.querySelectorAll('#properties .bio-properties-panel-group-header-title')].map(text),
          labels: [...document.querySelectorAll('#properties [data-entry-id^="custom-entry"] > * > label')].map(text),
          enabled: [...document.querySelectorAll('#properties [data-entry-id^="custom-entry"]')]
            .filter(entry => entry.querySelector('input:not([disabled]), select:not([disabled])'))
            .map(entry => text(entry.querySelector('label')))
        };
      }, element.id);
      const visible = template.properties.filter(property => property.type !== 'Hidden');
      assert.deepEqual(shown.labels, visible.map(property => property.label), element.id);
      assert.deepEqual(shown.enabled,
        visible.filter(property => !isFixed(property)).map(property => property.label), element.id);
      const expected = [...ALWAYS, ...(template.groups ?? []).map(group => group.label)];
      const more = shown.groups.filter(group => !expected.some(title => group.startsWith(title)));
      if (template.entriesVisible) {
        assert.ok(more.includes('Timer'), element.id);
      } else {
        assert.deepEqual(more, [], element.id);
      }
    }
  });

  test('keeps what an analyst chooses in the panel, and changes nothing else', async () => {
    const unchanged = await modeler.save();
    await modeler.editor.evaluate(() =>
      modeler.get('selection').select(modeler.get('elementRegistry').get('UserTask_VerifyManually')));
    await modeler.editor.locator('select', { hasText: 'Support leads only' })
      .selectOption('support-lead', { force: true });
    const differences = await differencesOfXml(modeler.editor, unchanged, await modeler.save());
    await modeler.editor.evaluate(() => modeler.get('commandStack').undo());
    assert.deepEqual(
      differences.filter(sentence => !sentence.endsWith('BPMNLabel was added'))
        .map(sentence => sentence.slice(sentence.lastIndexOf('/') + 2)),
      ['userTask UserTask_VerifyManually: candidateGroups = "support-agent,support-lead" became "support-lead"']);
  });
});
