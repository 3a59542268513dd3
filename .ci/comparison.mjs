// Compares two writings of a model: what a person would miss, and nothing about indentation or the order of attributes.

/** Attributes that the libraries leave out when they hold what holds anyway. */
const DEFAULTS = { decisionRefBinding: 'latest', hitPolicy: 'UNIQUE' };

/** The order of shapes and edges in a drawing says nothing; the elements themselves tell where they belong. */
const UNORDERED = ['BPMNPlane', 'DMNDiagram'];

/** What differs between two XML files, in sentences; reading is left to a browser's parser. */
export async function differencesOfXml(page, before, after) {
  const [former, latter] = await page.evaluate(texts => {
    const tree = element => ({
      name: element.localName,
      namespace: element.namespaceURI,
      attributes: Object.fromEntries(
        [...element.attributes]
          .filter(attribute => attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns')
          .map(attribute => [attribute.localName, attribute.value])),
      text: element.children.length ? '' : element.textContent,
      remarks: [...element.childNodes].filter(node => node.nodeType === Node.COMMENT_NODE).map(node => node.data),
      children: [...element.children].map(tree)
    });
    return texts.map(text => tree(new DOMParser().parseFromString(text, 'text/xml').documentElement));
  }, [before, after]);
  return compareElements(former, latter, former.name);
}

function compareElements(former, latter, place) {
  if (former.namespace !== latter.namespace) {
    return [`${place}: the namespace became ${latter.namespace}`];
  }
  const found = [];
  const names = new Set([...Object.keys(former.attributes), ...Object.keys(latter.attributes)]);
  for (const name of names) {
    const [was, is] = [former.attributes[name], latter.attributes[name]];
    if ((was ?? DEFAULTS[name]) !== (is ?? DEFAULTS[name])) {
      found.push(changed(place, name, was, is));
    }
  }
  if (former.text !== latter.text) {
    found.push(`${place}: the text '${former.text}' became '${latter.text}'`);
  }
  for (const remark of former.remarks.filter(text => !latter.remarks.includes(text))) {
    found.push(`${place}: the remark '${remark.trim()}' is lost; use a documentation or an annotation`);
  }
  const inOrder = children => UNORDERED.includes(former.name)
    ? [...children].sort((one, other) => idOf(one) < idOf(other) ? -1 : 1)
    : children;
  const [were, are] = [inOrder(former.children), inOrder(latter.children)];
  const lost = were.filter(child => !are.some(other => label(other) === label(child)));
  const added = are.filter(child => !were.some(other => label(other) === label(child)));
  found.push(...lost.map(child => `${place}: ${label(child)} is lost`));
  found.push(...added.map(child => `${place}: ${label(child)} was added`));
  if (!lost.length && !added.length) {
    const [former, latter] = [were.map(label).join(', '), are.map(label).join(', ')];
    if (former !== latter) {
      return [...found, `${place}: the order or number of ${former} became ${latter}`];
    }
    were.forEach((child, index) => found.push(...compareElements(child, are[index], `${place} / ${label(child)}`)));
  }
  return found;
}

const idOf = element => element.attributes.id ?? '';
const label = element => idOf(element) ? `${element.name} ${idOf(element)}` : element.name;

/** What differs between two forms, in sentences. */
export function differencesOfJson(before, after) {
  return compareValues(JSON.parse(before), JSON.parse(after), 'form');
}

function compareValues(was, is, place) {
  if (Array.isArray(was) && Array.isArray(is) && was.length !== is.length) {
    return [`${place}: ${was.length} entries became ${is.length}`];
  }
  if (!isNested(was) || !isNested(is) || Array.isArray(was) !== Array.isArray(is)) {
    return was === is ? [] : [changed(place, '', was, is)];
  }
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap(name =>
    isNested(was[name]) && isNested(is[name])
      ? compareValues(was[name], is[name], `${place} / ${was[name].id ?? name}`)
      : was[name] === is[name] ? [] : [changed(place, name, was[name], is[name])]);
}

const isNested = value => value !== null && typeof value === 'object';

function changed(place, name, was, is) {
  if (is === undefined) {
    return `${place}: ${name} = ${JSON.stringify(was)} is lost`;
  }
  return was === undefined
    ? `${place}: ${name} = ${JSON.stringify(is)} was added`
    : `${place}: ${name} = ${JSON.stringify(was)} became ${JSON.stringify(is)}`;
}
