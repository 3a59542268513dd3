// The element templates of bpmn/.camunda/element-templates, where Camunda Modeler finds them, and what they bind.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../bpmn/.camunda/element-templates/', import.meta.url));

/** The files: name and content. */
export const files = readdirSync(folder)
  .filter(name => name.endsWith('.json'))
  .map(name => ({ name, templates: JSON.parse(readFileSync(folder + name, 'utf8')) }));

/** All templates, each with the name of its file. */
export const templates = files.flatMap(file => file.templates);

/** The properties that a template binds to attributes of the element. */
export const attributes = template => template.properties.filter(property => property.binding.type === 'property');

/** The value that a template gives an attribute; nothing if it does not bind it. */
export const valueOf = (template, attribute) =>
  attributes(template).find(property => property.binding.name === attribute)?.value;

/** Whether nobody may change the property in the Modeler. */
export const isFixed = property => property.type === 'Hidden' || property.editable === false;

/**
 * What tells a template's elements from others: the delegate, the table, the form, or a timer's expression. What lies
 * in an event definition cannot be bound by a template of Camunda 7; it is noted as metadata.
 */
export const identityOf = template =>
  template.metadata?.delegateExpression ?? template.metadata?.expression ??
  valueOf(template, 'camunda:delegateExpression') ?? valueOf(template, 'camunda:decisionRef') ??
  valueOf(template, 'camunda:formRef');
