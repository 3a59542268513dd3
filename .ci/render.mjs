// Draws every model of bpmn/ as an SVG beside it, with the library that Camunda Modeler itself uses.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from './modeler.mjs';

const models = fileURLToPath(new URL('../bpmn/', import.meta.url));
const library = fileURLToPath(new URL('node_modules/bpmn-js/dist/', import.meta.url));

const browser = await launch();
const page = await browser.newPage();
await page.setContent('<div id="canvas" style="width: 2200px; height: 1100px"></div>');
for (const style of ['diagram-js.css', 'bpmn-js.css']) {
  await page.addStyleTag({ path: `${library}assets/${style}` });
}
await page.addScriptTag({ path: `${library}bpmn-viewer.production.min.js` });

for (const name of readdirSync(models).filter(file => file.endsWith('.bpmn'))) {
  const svg = await page.evaluate(async xml => {
    const viewer = new BpmnJS({ container: '#canvas' });
    const { warnings } = await viewer.importXML(xml);
    if (warnings.length) {
      throw new Error(warnings.join('\n'));
    }
    return (await viewer.saveSVG()).svg;
  }, readFileSync(models + name, 'utf8'));
  // Marker ids are random; numbering them keeps an unchanged model's picture unchanged.
  const ids = new Map();
  const stable = svg.replace(/marker-[0-9a-z]+/g, id => {
    if (!ids.has(id)) {
      ids.set(id, `marker-${ids.size + 1}`);
    }
    return ids.get(id);
  });
  writeFileSync(models + name.replace('.bpmn', '.svg'), stable + '\n');
  console.log(`bpmn/${name.replace('.bpmn', '.svg')}`);
}
await browser.close();
