// Draws the process of bpmn/ as two SVG files beside it: the whole process under its own name, and overview.svg.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { launch } from './modeler.mjs';
import { draw, model, openPainter, pictures } from './picture.mjs';

const browser = await launch();
const drawn = await draw(await openPainter(browser), readFileSync(model, 'utf8'));
await browser.close();
for (const [name, file] of Object.entries(pictures)) {
  writeFileSync(file, drawn[name]);
  console.log(`bpmn/${basename(file)}`);
}
