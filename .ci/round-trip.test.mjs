// Camunda Modeler's own libraries open every model without a warning and write it again without losing anything.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { differencesOfJson, differencesOfXml } from './comparison.mjs';
import { editorFor, launch } from './modeler.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const models = ['bpmn', 'forms']
  .flatMap(folder => readdirSync(root + folder).map(name => `${folder}/${name}`))
  .filter(name => /\.(bpmn|dmn|form)$/.test(name));

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

describe('a model that is opened and saved in the Modeler', () => {
  for (const name of models) {
    test(`${name} loses nothing, and is the same when it is saved again`, async () => {
      const original = readFileSync(root + name, 'utf8');
      const modeler = await editorFor(browser, name);
      assert.deepEqual(await modeler.open(original), [], 'warnings');
      const first = await modeler.save();
      assert.deepEqual(await modeler.open(first), [], 'warnings about what was saved');
      assert.equal(await modeler.save(), first, 'saved twice');
      assert.deepEqual(
        name.endsWith('.form')
          ? differencesOfJson(original, first)
          : await differencesOfXml(modeler.editor, original, first),
        []);
      if (!name.endsWith('.form')) {
        assert.ok(first === original, `${name} is not written as the Modeler writes it: npm run --prefix .ci save`);
      }
    });
  }
});

describe('the comparison', () => {
  const model = '<a xmlns="urn:x" id="A" one="1"><b id="B">text</b><c id="C"/><c/></a>';
  const told = {
    'a: one = "1" is lost': model.replace(' one="1"', ''),
    'a: one = "1" became "2"': model.replace('one="1"', 'one="2"'),
    'a: two = "2" was added': model.replace('one="1"', 'one="1" two="2"'),
    "a / b B: the text 'text' became ''": model.replace('text', ''),
    'a: c C is lost': model.replace('<c id="C"/>', ''),
    'a: c D was added': model.replace('<c/>', '<c/><c id="D"/>'),
    'a: the order or number of b B, c C, c became b B, c C, c, c': model.replace('<c/>', '<c/><c/>'),
    'a: the order or number of b B, c C, c became c C, b B, c':
      '<a xmlns="urn:x" id="A" one="1"><c id="C"/><b id="B">text</b><c/></a>',
    'a: the namespace became urn:y': model.replace('urn:x', 'urn:y')
  };
  for (const [sentence, other] of Object.entries(told)) {
    test(`tells "${sentence}"`, async () => {
      assert.deepEqual(await differencesOfXml(await browser.newPage(), model, other), [sentence]);
    });
  }

  test('does not mind indentation, prefixes and the order of attributes', async () => {
    const other = '<p:a one="1" id="A" xmlns:p="urn:x">\n <p:b id="B">text</p:b>\n <p:c id="C"></p:c><p:c/></p:a>';
    assert.deepEqual(await differencesOfXml(await browser.newPage(), model, other), []);
  });

  test('tells what a form lost, wherever it was', () => {
    assert.deepEqual(
      differencesOfJson('{"components":[{"id":"F","label":"L","validate":{"required":true}}],"id":"x"}',
        '{"id":"x","components":[{"label":"M","id":"F","validate":{}}]}'),
      ['form / components / F: label = "L" became "M"', 'form / components / F / validate: required = true is lost']);
    assert.deepEqual(differencesOfJson('{"values":[1,2]}', '{"values":[1]}'), ['form / values: 2 entries became 1']);
  });
});
