// The libraries that Camunda Modeler is made of, in a browser: they read models and write them as an analyst's save
// does. Needs Chromium; CHROMIUM names it where it is not /usr/bin/chromium.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const library = path => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync']
  });
}

/** A page with one library. Style sheets are left out, because nobody looks at it. */
async function page(browser, script) {
  const opened = await browser.newPage();
  await opened.setContent('<div id="editor" style="width: 2000px; height: 1000px"></div><div id="properties"></div>');
  await opened.addScriptTag({ path: library(script) });
  return opened;
}

/** The editor of processes, with the properties panel and element templates. */
export async function openBpmn(browser) {
  const editor = await page(browser, 'camunda-bpmn-js/dist/camunda-platform-modeler.production.min.js');
  return {
    editor,
    async open(text) {
      return editor.evaluate(async xml => {
        window.modeler?.destroy();
        window.modeler = new BpmnModeler({ container: '#editor', propertiesPanel: { parent: '#properties' } });
        return (await modeler.importXML(xml)).warnings.map(String);
      }, text);
    },
    save: () => editor.evaluate(async () => (await modeler.saveXML({ format: true })).xml)
  };
}

/** The editor of decision tables. */
export async function openDmn(browser) {
  const editor = await page(browser, 'camunda-dmn-js/dist/camunda-platform-modeler.production.min.js');
  return {
    editor,
    open: text => editor.evaluate(async xml => {
      window.modeler?.destroy();
      window.modeler = new DmnModeler({ container: '#editor' });
      return (await modeler.importXML(xml)).warnings.map(String);
    }, text),
    save: () => editor.evaluate(async () => (await modeler.saveXML({ format: true })).xml)
  };
}

/** The editor of forms, in the version that belongs to the Tasklist of Camunda 7.24. */
export async function openForm(browser) {
  const editor = await page(browser, '@bpmn-io/form-js/dist/form-editor.umd.js');
  return {
    editor,
    open: text => editor.evaluate(async schema => {
      window.modeler?.destroy();
      window.modeler = new FormEditor.FormEditor({ container: document.getElementById('editor') });
      return (await modeler.importSchema(schema)).warnings.map(String);
    }, JSON.parse(text)),
    save: async () => JSON.stringify(await editor.evaluate(() => modeler.saveSchema()), null, 2) + '\n'
  };
}

/** The editor for a file. */
export function editorFor(browser, file) {
  return { bpmn: openBpmn, dmn: openDmn, form: openForm }[file.split('.').at(-1)](browser);
}

/** Every templated or templatable element of the open process: what it is, its template, what identifies it. */
export const elements = ({ editor }) => editor.evaluate(() =>
  modeler.get('elementRegistry')
    .filter(shape => !shape.labelTarget)
    .map(({ businessObject: element }) => {
      const event = element.eventDefinitions?.[0];
      const timer = event?.timeCycle ?? event?.timeDuration ?? event?.timeDate;
      return {
        id: element.id,
        name: element.name,
        type: element.$type,
        attachedTo: element.attachedToRef?.id,
        template: element.get('camunda:modelerTemplate'),
        version: element.get('camunda:modelerTemplateVersion'),
        delegate: element.get('camunda:delegateExpression') ?? event?.get('camunda:delegateExpression'),
        decision: element.get('camunda:decisionRef'),
        form: element.$type === 'bpmn:UserTask' ? element.get('camunda:formRef') : undefined,
        timer: timer?.body
      };
    }));

/** The values of attributes of an element of the open process, by name. */
export const values = ({ editor }, id, names) => editor.evaluate(([element, attributes]) => {
  const { businessObject } = modeler.get('elementRegistry').get(element);
  return Object.fromEntries(attributes.map(name => [name, businessObject.get(name)]));
}, [id, names]);

/** Gives attributes of an element of the open process other values, and leaves the drawing alone. */
export const change = ({ editor }, id, attributes) => editor.evaluate(([element, properties]) => {
  const { businessObject } = modeler.get('elementRegistry').get(element);
  Object.entries(properties).forEach(([name, value]) => businessObject.set(name, value));
}, [id, attributes]);
