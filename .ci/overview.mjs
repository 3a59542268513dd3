// Derives the overview from the full process: which elements it shows, where they are and how flows run between them.
// Everything follows from the model and its drawing; nothing is maintained by hand.

const TASK = { width: 92, height: 78 };
const GAP = 38;
const ROW_GAP = 50;
const CLEARANCE = 7;

/** Width at which names outside their elements are wrapped. */
export const LABEL_WIDTH = 90;

const right = box => box.x + box.width;
const bottom = box => box.y + box.height;
const centre = box => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
const sum = numbers => numbers.reduce((total, number) => total + number, 0);
const least = (candidates, cost) => candidates
  .map(candidate => ({ candidate, cost: cost(candidate) }))
  .reduce((best, next) => next.cost < best.cost ? next : best).candidate;
const overlap = (a, b) => Math.max(0, Math.min(right(a), right(b)) - Math.max(a.x, b.x))
  * Math.max(0, Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y));
const grown = (box, by) =>
  ({ x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by });

/**
 * The elements of the overview and the flows between them. It shows what a new case can reach: everything on the
 * straight row of the start event, and beside it decisions, waiting people and ends. Joins and the program's own steps
 * beside that row are left out; their flows are joined, and the first one gives the joined flow its id and name.
 */
export function reduce({ nodes, flows }) {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const outgoing = id => flows.filter(flow => flow.source === id);
  const starts = nodes.filter(node => node.type === 'bpmn:StartEvent' && !node.event);
  const reached = new Set(starts.map(node => node.id));
  reached.forEach(id => outgoing(id).forEach(flow => reached.add(flow.target)));
  const rows = new Set(starts.map(node => node.row));
  const shown = node => outgoing(node.id).length !== 1
    || node.name && (rows.has(node.row) || !/Service|Send|Script|Gateway/.test(node.type));
  const kept = nodes.filter(node => reached.has(node.id) && shown(node));
  const ids = new Set(kept.map(node => node.id));
  return {
    nodes: kept,
    flows: kept.flatMap(node => outgoing(node.id)).map(flow => {
      let target = flow.target;
      while (!ids.has(target)) {
        target = outgoing(target)[0].target;
      }
      return { ...flow, target };
    })
  };
}

/** Puts the elements into a grid that keeps the order which they have in the full drawing, left to right and down. */
function arrange(nodes, flows, labels) {
  const size = node => node.width > 60 ? TASK : { width: node.width, height: node.height };
  const rows = [];
  for (const node of [...nodes].sort((a, b) => a.row - b.row)) {
    const row = rows.at(-1);
    if (row && node.row - row[0].row < TASK.height) {
      row.push(node);
    } else {
      rows.push([node]);
    }
  }
  const rowOf = new Map(rows.flatMap((row, index) => row.map(node => [node.id, index])));
  const columns = [];
  for (const node of [...nodes].sort((a, b) => centre(a).x - centre(b).x || a.y - b.y)) {
    const column = columns.at(-1);
    if (column && column.every(other => rowOf.get(other.id) !== rowOf.get(node.id))) {
      column.push(node);
    } else {
      columns.push([node]);
    }
  }
  const columnOf = new Map(columns.flatMap((column, index) => column.map(node => [node.id, index])));
  // a flow to the next column needs space for its name
  const gaps = columns.map((_, index) => Math.max(GAP, ...flows
    .filter(flow => flow.name && columnOf.get(flow.source) === index && columnOf.get(flow.target) === index + 1
      && rowOf.get(flow.source) === rowOf.get(flow.target))
    .map(flow => labels.get(flow.name).width + 18)));
  const widths = columns.map(column => Math.max(...column.map(node => size(node).width)));
  const heights = rows.map(row => Math.max(...row.map(node => size(node).height)));
  const boxes = new Map(nodes.map(node => {
    const [row, column] = [rowOf.get(node.id), columnOf.get(node.id)];
    const { width, height } = size(node);
    const x = sum(widths.slice(0, column)) + sum(gaps.slice(0, column)) + widths[column] / 2;
    const y = sum(heights.slice(0, row)) + row * ROW_GAP + heights[row] / 2;
    return [node.id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height }];
  }));
  const middles = (sizes, space) => [-30, ...sizes.map((_, index) =>
    sum(sizes.slice(0, index + 1)) + sum(sizes.slice(0, index).map((__, at) => space(at)))
      + Math.min(space(index), ROW_GAP) / 2)].map(Math.round);
  return { boxes, channels: { x: middles(widths, index => gaps[index]), y: middles(heights, () => ROW_GAP) } };
}

const SIDES = {
  right: { x: 1, y: 0 }, bottom: { x: 0, y: 1 }, top: { x: 0, y: -1 }, left: { x: -1, y: 0 }
};
const dock = (box, side) => ({
  x: centre(box).x + SIDES[side].x * box.width / 2, y: centre(box).y + SIDES[side].y * box.height / 2
});
const segments = points => points.slice(1).map((point, index) => [points[index], point]);
const length = ([a, b]) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
const boxOf = ([a, b]) =>
  ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });
const meet = (a, b) => a.x <= right(b) && b.x <= right(a) && a.y <= bottom(b) && b.y <= bottom(a);

/** Every route with right angles and at most four bends that leaves and arrives straight. */
function* routes(source, target, { x: xs, y: ys }) {
  for (const exit of Object.keys(SIDES)) {
    for (const entry of Object.keys(SIDES)) {
      const [from, to] = [dock(source, exit), dock(target, entry)];
      const [outwards, inwards] = [SIDES[exit], SIDES[entry]];
      const ways = [[from, to]];
      if (outwards.x && inwards.x) {
        ways.push(...xs.map(x => [from, { x, y: from.y }, { x, y: to.y }, to]));
      } else if (outwards.y && inwards.y) {
        ways.push(...ys.map(y => [from, { x: from.x, y }, { x: to.x, y }, to]));
      } else if (outwards.x) {
        ways.push([from, { x: to.x, y: from.y }, to],
          ...xs.flatMap(x => ys.map(y => [from, { x, y: from.y }, { x, y }, { x: to.x, y }, to])));
      } else {
        ways.push([from, { x: from.x, y: to.y }, to],
          ...xs.flatMap(x => ys.map(y => [from, { x: from.x, y }, { x, y }, { x, y: to.y }, to])));
      }
      for (const way of ways) {
        const steps = segments(way);
        const [[, second], [before]] = [steps[0], steps.at(-1)];
        const leaves = (second.x - from.x) * outwards.x + (second.y - from.y) * outwards.y;
        const arrives = (before.x - to.x) * inwards.x + (before.y - to.y) * inwards.y;
        const square = steps.every(([a, b]) => (a.x === b.x) !== (a.y === b.y));
        if (square && leaves >= 10 && arrives >= 14) {
          yield way;
        }
      }
    }
  }
}

/** How bad a route is: long, bent, across elements, other flows and labels, or docked where another flow is. */
function costOfRoute(way, flow, boxes, others, reserved) {
  const steps = segments(way);
  let cost = sum(steps.map(length)) + 45 * (steps.length - 1);
  steps.forEach((step, index) => {
    for (const [id, box] of boxes) {
      const own = index === 0 && id === flow.source || index === steps.length - 1 && id === flow.target;
      if (!own && meet(boxOf(step), grown(box, CLEARANCE))) {
        cost += 5000;
      }
    }
    cost += 100 * reserved.filter(box => meet(boxOf(step), box)).length;
  });
  for (const other of others) {
    const same = (a, b) => a.x === b.x && a.y === b.y;
    cost += same(way[0], other.way[0]) ? 700 : 0;
    cost += same(way[0], other.way.at(-1)) || same(way.at(-1), other.way[0]) ? 900 : 0;
    const merging = same(way.at(-1), other.way.at(-1));
    cost += merging ? 60 : 0;
    for (const step of steps) {
      for (const theirs of segments(other.way)) {
        if ((step[0].x === step[1].x) !== (theirs[0].x === theirs[1].x)) {
          cost += !merging && meet(boxOf(step), boxOf(theirs)) ? 160 : 0;
        } else if (meet(grown(boxOf(step), 6), boxOf(theirs))) {
          cost += merging && step === steps.at(-1) ? 0 : 1500;
        }
      }
    }
  }
  return cost;
}

function route(flows, boxes, channels, reserved) {
  const placed = new Map();
  const find = flow => {
    placed.delete(flow.id);
    const others = [...placed.values()];
    placed.set(flow.id, {
      way: least([...routes(boxes.get(flow.source), boxes.get(flow.target), channels)],
        way => costOfRoute(way, flow, boxes, others, reserved))
    });
  };
  const distance = flow => length([centre(boxes.get(flow.source)), centre(boxes.get(flow.target))]);
  const order = [...flows].sort((a, b) => distance(a) - distance(b));
  // flows that can be straight stay straight, so they come first
  const alone = flow => {
    placed.clear();
    find(flow);
    return placed.get(flow.id).way.length === 2;
  };
  const straight = order.filter(alone);
  const bent = order.filter(flow => !straight.includes(flow));
  placed.clear();
  straight.forEach(find);
  // the other flows influence each other, so their routes are improved in several passes
  for (let pass = 0; pass < 4; pass++) {
    bent.forEach(find);
  }
  return placed;
}

/** Places for the label of an event or a gateway, the usual one first. */
function* placesAt(box, { width, height }, gateway) {
  const middle = centre(box);
  const below = { x: middle.x - width / 2, y: bottom(box) + 5 };
  const above = { x: middle.x - width / 2, y: box.y - height - 5 };
  yield* gateway ? [above, below] : [below, above];
  const away = gateway ? 14 : 22;
  const sides = [{ x: middle.x - away - width }, { x: middle.x + away }];
  for (const y of [middle.y - height - 8, middle.y + 8, middle.y - height - 14, middle.y + 14]) {
    yield* (gateway ? sides : sides.toReversed()).map(({ x }) => ({ x, y }));
  }
}

/** Places for the label of a flow: beside each of its parts, near the element it leaves. */
function* placesAlong(way, { width, height }) {
  for (const [a, b] of segments(way)) {
    for (const away of [6, 14, 24]) {
      if (a.y === b.y) {
        const x = b.x > a.x ? a.x + away : a.x - away - width;
        yield { x, y: a.y - height - 3 };
        yield { x, y: a.y + 3 };
      } else {
        const y = b.y > a.y ? a.y + away : a.y - away - height;
        yield { x: a.x + 9, y };
        yield { x: a.x - 9 - width, y };
      }
    }
  }
}

/** Boxes of the labels, by the id of what they belong to. */
function label(nodes, flows, boxes, ways, labels) {
  const taken = [];
  const lines = [...ways.values()].flatMap(({ way }) => segments(way)).map(boxOf);
  const found = new Map();
  const place = (id, size, places) => {
    const candidates = [...places].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y), ...size }));
    const box = least(candidates, candidate => candidates.indexOf(candidate) * 3
      + sum(taken.map(other => overlap(grown(candidate, 2), other))) * 20
      + sum([...boxes.values()].map(other => overlap(candidate, other)))
      + lines.filter(line => meet(grown(candidate, 1), line)).length * 300);
    taken.push(box);
    // as wide as it was measured, so that it is wrapped at the same words
    found.set(id, { ...box, x: Math.round(centre(box).x - LABEL_WIDTH / 2), width: LABEL_WIDTH });
  };
  const outside = node => node.name && boxes.get(node.id).width < TASK.width;
  const gateway = node => /Gateway/.test(node.type);
  // gateways have more places to choose from, so events come first
  for (const node of nodes.filter(outside).sort((a, b) => gateway(a) - gateway(b))) {
    const size = labels.get(node.name);
    place(node.id, size, placesAt(boxes.get(node.id), size, gateway(node)));
  }
  for (const flow of flows.filter(one => one.name)) {
    place(flow.id, labels.get(flow.name), placesAlong(ways.get(flow.id).way, labels.get(flow.name)));
  }
  return found;
}

/**
 * Lays out the reduced process.
 *
 * @param process elements with id, name, type, box and row (the height at which a flow leaves them), and flows with id,
 *   name, source and target
 * @param labels width and height of every name, drawn outside its element
 * @return boxes of elements and labels by id, and the way of each flow
 */
export function layOut({ nodes, flows }, labels) {
  const { boxes, channels } = arrange(nodes, flows, labels);
  const reserved = nodes
    .filter(node => /Event/.test(node.type))
    .map(node => ({ ...labels.get(node.name), ...placesAt(boxes.get(node.id), labels.get(node.name)).next().value }));
  const ways = route(flows, boxes, channels, reserved);
  return { boxes, ways, labels: label(nodes, flows, boxes, ways, labels) };
}
