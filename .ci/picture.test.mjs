// Both pictures are up to date and readable: flows have arrowheads, and nothing covers anything else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch } from './modeler.mjs';
import { draw, model, openPainter, pictures } from './picture.mjs';

const xml = readFileSync(model, 'utf8');
let browser;
let painter;
let drawn;
before(async () => {
  browser = await launch();
  painter = await openPainter(browser);
  drawn = await draw(painter, xml);
});
after(() => browser.close());

for (const [name, file] of Object.entries(pictures)) {
  describe(`the picture "${name}"`, () => {
    test('is up to date', () => {
      assert.ok(readFileSync(file, 'utf8') === drawn[name], `${file} is not up to date: npm run --prefix .ci render`);
    });

    test('has an arrowhead on every sequence flow', async () => {
      const { flows, without } = await inPicture(name, picture => {
        const flows = [...picture.querySelectorAll('.djs-connection[data-element-id^="Flow_"]')];
        const hasArrowhead = flow => {
          const id = /marker-end:\s*url\("?#([^")]+)"?\)/.exec(flow.innerHTML.replaceAll('&quot;', '"'))?.[1];
          return id && picture.querySelectorAll(`marker[id="${id}"] > path`).length === 1;
        };
        return {
          flows: flows.map(flow => flow.dataset.elementId),
          without: flows.filter(flow => !hasArrowhead(flow)).map(flow => flow.dataset.elementId)
        };
      });
      const modelled = [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"/g)].map(match => match[1]);
      assert.ok(flows.length > 0);
      assert.deepEqual(flows.filter(flow => !modelled.includes(flow)), [], 'flows that the model does not have');
      if (name === 'full') {
        assert.deepEqual(modelled.filter(flow => !flows.includes(flow)), [], 'flows that are not drawn');
      }
      assert.deepEqual(without, [], 'flows without an arrowhead');
    });

    test('has no slanted line, no line through an element and no label on anything', async () => {
      assert.deepEqual(await inPicture(name, faultsOf), []);
    });
  });
}

test('the overview can be read at a width of 1,000 pixels', async () => {
  const { width, smallest } = await inPicture('overview', picture => ({
    width: picture.viewBox.baseVal.width,
    smallest: Math.min(...[...picture.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize)))
  }));
  assert.ok(width <= 1250, `${width} wide`);
  assert.ok(smallest * 1000 / width >= 9, `text of ${smallest} at a width of ${width}`);
});

test('pictures change when the model changes, and only then', async () => {
  assert.deepEqual(await draw(painter, xml), drawn);
  const renamed = await draw(painter, xml.replaceAll('name="Collect evidence"', 'name="Gather evidence"'));
  for (const name of Object.keys(pictures)) {
    assert.match(renamed[name], /Gather/);
    assert.notEqual(renamed[name], drawn[name]);
  }
});

test('the checks detect a damaged picture', async () => {
  const damaged = drawn.full
    .replace(/(data-element-id="Flow_ToGrantQualification"[^]*?<path[^>]* d="M\d+,)(\d+)/, (_, start, y) => start + (+y + 5))
    .replace(/(data-element-id="Gateway_Eligible_label" transform="matrix\(1 0 0 1 )\d+/, '$11010');
  const faults = await inSvg(damaged, faultsOf);
  assert.ok(faults.includes('Flow_ToGrantQualification is slanted'), faults.join());
  assert.ok(faults.some(fault => /Gateway_Eligible_label/.test(fault)), faults.join());
});

const inPicture = (name, look) => inSvg(drawn[name], look);

async function inSvg(svg, look) {
  const page = await browser.newPage();
  try {
    await page.setContent(`<body style="margin: 0">${svg}`);
    return await page.evaluate(`(${look})(document.querySelector('svg'))`);
  } finally {
    await page.close();
  }
}

/** Faults of a drawing, one sentence each. Runs in the browser. */
function faultsOf(picture) {
  const visual = element => element.querySelector('.djs-visual');
  const rect = element => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const shrunk = ({ left, top, right, bottom }, by) =>
    ({ left: left + by, top: top + by, right: right - by, bottom: bottom - by });
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  // a gateway fills only the diamond inside its box
  const covers = (shape, box) => {
    if (!/^Gateway/.test(shape.id)) {
      return meet(box, shape.box);
    }
    const away = (from, to, low, high) => {
      const middle = (low + high) / 2;
      return Math.abs(Math.min(Math.max(middle, from), to) - middle) / (high - middle);
    };
    return away(box.left, box.right, shape.box.left, shape.box.right)
      + away(box.top, box.bottom, shape.box.top, shape.box.bottom) < 1;
  };
  const id = element => element.dataset.elementId;
  const all = kind => [...picture.querySelectorAll(`.djs-${kind}`)];
  const origin = rect(picture);
  const { x, y } = picture.viewBox.baseVal;

  const labels = all('shape').filter(shape => id(shape).endsWith('_label'))
    .map(shape => ({ id: id(shape), box: rect(visual(shape).querySelector('text')) }));
  const annotations = all('shape').filter(shape => id(shape).startsWith('TextAnnotation'))
    .map(shape => ({ id: id(shape), box: rect(visual(shape)) }));
  const shapes = all('shape')
    .filter(shape => !id(shape).endsWith('_label') && !id(shape).startsWith('TextAnnotation'))
    .map(shape => ({ id: id(shape), box: rect(visual(shape).firstElementChild) }));
  // elements contain what is inside an expanded sub-process; everything else must keep clear of them
  const solid = shapes.filter(shape => !shapes.some(other => other !== shape && !/^BoundaryEvent/.test(other.id)
    && meet(shrunk(other.box, 4), shape.box) && other.box.left > shape.box.left && other.box.right < shape.box.right
    && other.box.top > shape.box.top && other.box.bottom < shape.box.bottom));
  const lines = all('connection').flatMap(connection => {
    const path = visual(connection).querySelector('path');
    const corners = path.getAttribute('d').match(/[ML][^MLC]+|C[^MLC]+/g)
      .flatMap(part => part.slice(1).trim().split(/[ ,]+/).map(Number).reduce((points, number, index) =>
        index % 2 ? [...points.slice(0, -1), [points.at(-1)[0], number]] : [...points, [number]], []))
      .map(([px, py]) => [px - x + origin.left, py - y + origin.top]);
    return corners.slice(1).map((to, index) => ({
      id: id(connection),
      from: corners[index],
      to,
      box: {
        left: Math.min(corners[index][0], to[0]), right: Math.max(corners[index][0], to[0]),
        top: Math.min(corners[index][1], to[1]), bottom: Math.max(corners[index][1], to[1])
      }
    }));
  });

  const faults = new Set();
  for (const { id: line, from, to } of lines) {
    const [dx, dy] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
    if (Math.min(dx, dy) > 0.5 && Math.max(dx, dy) > 8) {
      faults.add(`${line} is slanted`);
    }
  }
  const thick = box => shrunk(box, -1);
  for (const line of lines) {
    solid.filter(({ box }) => meet(thick(line.box), shrunk(box, 3)))
      .forEach(shape => faults.add(`${line.id} runs through ${shape.id}`));
  }
  const texts = [...labels, ...annotations];
  for (const text of texts) {
    [...solid, ...texts.filter(other => other.id > text.id)]
      .filter(other => covers(other, shrunk(text.box, 1)))
      .forEach(other => faults.add(`${text.id} is on ${other.id}`));
    solid.filter(({ box }) => annotations.includes(text) && meet(shrunk(text.box, -8), box))
      .forEach(other => faults.add(`${text.id} is too close to ${other.id}`));
    lines.filter(line => !line.id.startsWith('Association') && meet(thick(line.box), shrunk(text.box, 1)))
      .forEach(line => faults.add(`${text.id} is on ${line.id}`));
  }
  for (const element of [...texts, ...shapes]) {
    const outer = rect(picture);
    if (element.box.left < outer.left + 5 || element.box.top < outer.top + 5
      || element.box.right > outer.right - 5 || element.box.bottom > outer.bottom - 5) {
      faults.add(`${element.id} touches the edge`);
    }
  }
  return [...faults].sort();
}
