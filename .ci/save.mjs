// Writes models as Camunda Modeler's save would, so that an analyst's first save changes nothing but what was changed;
// in processes, also names the element template of every element that has one. Without arguments: processes and tables.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { change, editorFor, elements, launch, values } from './modeler.mjs';
import { attributes, identityOf, templates } from './templates.mjs';

const folder = fileURLToPath(new URL('../bpmn/', import.meta.url));
const files = process.argv.length > 2
  ? process.argv.slice(2)
  : readdirSync(folder).filter(name => /\.(bpmn|dmn)$/.test(name)).map(name => folder + name);

async function nameTemplates(editor) {
  for (const element of await elements(editor)) {
    const identity = element.delegate ?? element.decision ?? element.form ?? element.timer;
    const template = templates.find(candidate => candidate.id === element.template) ??
      templates.find(candidate => identity && identityOf(candidate) === identity);
    if (!template) {
      continue;
    }
    const bound = attributes(template);
    const set = await values(editor, element.id, bound.map(property => property.binding.name));
    const missing = bound.filter(property => set[property.binding.name] === undefined);
    await change(editor, element.id, {
      'camunda:modelerTemplate': template.id,
      'camunda:modelerTemplateVersion': template.version,
      ...Object.fromEntries(missing.map(property => [property.binding.name, property.value]))
    });
  }
}

const browser = await launch();
for (const file of files) {
  const before = readFileSync(file, 'utf8');
  const editor = await editorFor(browser, file);
  const warnings = await editor.open(before);
  if (warnings.length) {
    throw new Error(`${file}: ${warnings.join('\n')}`);
  }
  if (file.endsWith('.bpmn')) {
    await nameTemplates(editor);
  }
  const after = await editor.save();
  if (after !== before) {
    writeFileSync(file, after);
    console.log(`${file} is written anew.`);
  }
}
await browser.close();
