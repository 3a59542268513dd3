// Draws a process as SVG, with the library that Camunda Modeler itself uses: the whole process, and an overview of it.
// The same model always gives the same bytes: text is measured with a font of the dependencies, not of the machine.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LABEL_WIDTH, layOut, reduce } from './overview.mjs';

const library = path => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

const models = fileURLToPath(new URL('../bpmn/', import.meta.url));

export const model = `${models}education-customer-verification.bpmn`;

/** The files of the pictures, by name of the picture. */
export const pictures = { full: model.replace('.bpmn', '.svg'), overview: `${models}overview.svg` };

/** The digest by which a picture names the model it was drawn from. */
const digest = xml => createHash('sha256').update(xml.replaceAll('\r\n', '\n')).digest('hex');

/** A page that can draw. */
export async function openPainter(browser) {
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="width: 2200px; height: 1100px"></div>');
  for (const style of ['diagram-js.css', 'bpmn-js.css']) {
    await page.addStyleTag({ path: library(`bpmn-js/dist/assets/${style}`) });
  }
  // Arimo is as wide as Arial, which the pictures ask for
  const font = readFileSync(library('@fontsource/arimo/files/arimo-latin-400-normal.woff2')).toString('base64');
  await page.addStyleTag({ content: `@font-face { font-family: Arial; src: url(data:font/woff2;base64,${font}) }` });
  await page.evaluate(() => document.fonts.load('12px Arial'));
  await page.addScriptTag({ path: library('bpmn-js/dist/bpmn-viewer.production.min.js') });
  await page.evaluate(() => {
    window.open = async xml => {
      window.viewer?.destroy();
      window.viewer = new BpmnJS({ container: '#canvas' });
      const { warnings } = await viewer.importXML(xml);
      if (warnings.length) {
        throw new Error(warnings.join('\n'));
      }
    };
  });
  return page;
}

/** Both pictures of a process, as text of SVG files: `full` and `overview`. */
export async function draw(page, xml) {
  const sha256 = digest(xml);
  await page.evaluate(text => open(text), xml);
  const full = await save(page, 'full', sha256);
  await page.evaluate(text => open(text), await overviewOf(page));
  return { full, overview: await save(page, 'overview', sha256) };
}

/** The open process, reduced to its overview, as a model of its own. */
async function overviewOf(page) {
  const process = reduce(await page.evaluate(() => {
    const root = viewer.get('canvas').getRootElement();
    const elements = root.children.filter(element => !element.labelTarget);
    return {
      nodes: elements.filter(element => element.businessObject.$instanceOf('bpmn:FlowNode')).map(element => ({
        id: element.id,
        name: element.businessObject.name,
        type: element.type,
        // a flow may leave a sub-process anywhere, where its own path ends
        row: element.type === 'bpmn:SubProcess' && element.outgoing.length
          ? element.outgoing[0].waypoints[0].y : element.y + element.height / 2,
        event: element.businessObject.eventDefinitions?.length > 0,
        ...Object.fromEntries(['x', 'y', 'width', 'height'].map(name => [name, element[name]]))
      })),
      flows: elements.filter(element => element.type === 'bpmn:SequenceFlow').map(element => ({
        id: element.id,
        name: element.businessObject.name,
        source: element.source.id,
        target: element.target.id
      }))
    };
  }));
  const names = [...process.nodes, ...process.flows].map(element => element.name).filter(Boolean);
  const sizes = await page.evaluate(([texts, width]) => texts.map(text => {
    const bounds = viewer.get('textRenderer').getExternalLabelBounds({ x: 0, y: 0, width, height: 30 }, text);
    return [text, { width: bounds.width, height: bounds.height }];
  }), [names, LABEL_WIDTH]);
  const { boxes, ways, labels } = layOut(process, new Map(sizes));
  const layout = {
    flows: process.flows.map(flow => ({ ...flow, way: ways.get(flow.id).way })),
    boxes: [...boxes],
    labels: [...labels]
  };
  return page.evaluate(async ({ flows, boxes, labels }) => {
    const definitions = viewer.getDefinitions();
    const moddle = viewer.get('moddle');
    const { plane } = definitions.diagrams[0];
    const process = plane.bpmnElement;
    const elements = new Map(process.flowElements.map(element => [element.id, element]));
    const labelOf = new Map(labels.map(([id, box]) => [id,
      moddle.create('bpmndi:BPMNLabel', { bounds: moddle.create('dc:Bounds', box) })]));
    for (const flow of flows) {
      Object.assign(elements.get(flow.id),
        { sourceRef: elements.get(flow.source), targetRef: elements.get(flow.target) });
    }
    process.flowElements = [...boxes.map(([id]) => elements.get(id)), ...flows.map(({ id }) => elements.get(id))];
    process.artifacts = [];
    for (const element of process.flowElements) {
      if (element.$instanceOf('bpmn:FlowNode')) {
        element.incoming = flows.filter(({ target }) => target === element.id).map(({ id }) => elements.get(id));
        element.outgoing = flows.filter(({ source }) => source === element.id).map(({ id }) => elements.get(id));
      }
      if (element.$instanceOf('bpmn:SubProcess')) {
        element.flowElements = [];
        element.artifacts = [];
      }
    }
    plane.planeElement = [
      ...boxes.map(([id, box]) => moddle.create('bpmndi:BPMNShape', {
        id: `${id}_di`,
        bpmnElement: elements.get(id),
        bounds: moddle.create('dc:Bounds', box),
        isMarkerVisible: elements.get(id).$type === 'bpmn:ExclusiveGateway' ? true : undefined,
        isExpanded: elements.get(id).$instanceOf('bpmn:SubProcess') ? false : undefined,
        label: labelOf.get(id)
      })),
      ...flows.map(({ id, way }) => moddle.create('bpmndi:BPMNEdge', {
        id: `${id}_di`,
        bpmnElement: elements.get(id),
        waypoint: way.map(point => moddle.create('dc:Point', point)),
        label: labelOf.get(id)
      }))
    ];
    return (await moddle.toXML(definitions)).xml;
  }, layout);
}

/**
 * The drawing as SVG: with a margin, a title, the model's digest, every kind of arrowhead once and under a stable id, and
 * without what only an editor needs.
 */
function save(page, name, sha256) {
  return page.evaluate(async ([prefix, model]) => {
    const margin = 12;
    const { svg } = await viewer.saveSVG();
    const picture = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    picture.querySelectorAll('.djs-hit, .djs-outline').forEach(element => element.remove());

    const markers = new Map();
    const ids = new Map();
    for (const marker of picture.querySelectorAll('marker')) {
      const id = marker.id;
      marker.removeAttribute('id');
      const kind = marker.outerHTML;
      if (!markers.has(kind)) {
        marker.id = `${prefix}-marker-${markers.size + 1}`;
        markers.set(kind, marker);
      }
      ids.set(id, markers.get(kind).id);
      marker.remove();
    }
    for (const element of picture.querySelectorAll('[style*="url("]')) {
      element.setAttribute('style', element.getAttribute('style')
        .replace(/url\((['"]?)#([^'")]+)\1\)/g, (_, quote, id) => `url(#${ids.get(id)})`));
    }
    picture.querySelectorAll('defs').forEach(element => element.childElementCount || element.remove());
    const create = (tag, ...content) => {
      const element = picture.ownerDocument.createElementNS('http://www.w3.org/2000/svg', tag);
      element.append(...content);
      return element;
    };
    const process = viewer.get('canvas').getRootElement().businessObject;
    picture.prepend(create('title', process.name), create('desc', process.documentation?.[0]?.text ?? ''),
      create('defs', ...markers.values()));

    for (const element of picture.querySelectorAll('tspan, text')) {
      for (const attribute of ['x', 'y']) {
        if (element.hasAttribute(attribute)) {
          element.setAttribute(attribute, String(Math.round(element.getAttribute(attribute) * 10) / 10));
        }
      }
    }
    const [x, y, width, height] = picture.getAttribute('viewBox').split(' ').map(Number);
    const size = [Math.floor(x) - margin, Math.floor(y) - margin,
      Math.ceil(width) + 2 * margin, Math.ceil(height) + 2 * margin];
    picture.setAttribute('viewBox', size.join(' '));
    picture.setAttribute('width', size[2]);
    picture.setAttribute('height', size[3]);
    picture.setAttribute('role', 'img');
    // lines are dark, and pages may be dark, too
    picture.setAttribute('style', 'background: white');
    picture.setAttribute('data-model-sha256', model);
    return new XMLSerializer().serializeToString(picture).replace(/<g class="djs-group">/g, '\n$&') + '\n';
  }, [name, sha256]);
}
