import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { root } from '../../scripts/run.mjs';

// Made by `npm run lint` and `npm run build`, which `npm test` runs before.
const { modules } = JSON.parse(readFileSync(`${root}dist/custom-elements.json`, 'utf8'));
const elements = modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName?.startsWith('ward-'));

/** Attributes that are a choice of words, or several of them, which only their description names. */
const IN_WORDS = { 'ward-article': ['tools'], 'ward-visit-stats': ['rows'], 'ward-date-banner': ['clock'] };

/** The values that a story has to show, beside the default. */
function valuesOf({ name, type, default: usual, description }, tag) {
  const words = IN_WORDS[tag]?.includes(name) ? description.matchAll(/`([a-z ]+)`/g) : [];
  const literals = type?.text.includes("'") || /^[\d. |]+$/.test(type?.text) ? type.text.split('|') : [];
  return [...[...words].flatMap(([, text]) => text.split(' ')), ...literals]
    .map((text) => text.trim())
    .filter((text) => text !== usual && text !== 'undefined')
    .map((text) => text.replaceAll("'", ''));
}

/** The stories of a file: their names, and for each attribute the texts that some `args` give it. */
function read(path) {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const names = [];
  const args = new Map();
  const visit = (node) => {
    if (
      ts.isVariableStatement(node) &&
      node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    )
      names.push(...node.declarationList.declarations.map(({ name }) => name.getText()));
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'args' &&
      ts.isObjectLiteralExpression(node.initializer)
    )
      for (const property of node.initializer.properties.filter(ts.isPropertyAssignment)) {
        const { name, initializer } = property;
        const text = ts.isStringLiteralLike(initializer) ? initializer.text : initializer.getText();
        args.set(name.text, [...(args.get(name.text) ?? []), text]);
      }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { names, args };
}

describe('the stories', () => {
  it('are there for every element, each with a docs page', () => {
    assert.ok(elements.length);
    for (const { tagName } of elements)
      for (const kind of ['stories.ts', 'flows.stories.ts', 'mdx'])
        assert.ok(
          existsSync(`${root}stories/${tagName.slice('ward-'.length)}.${kind}`),
          `${tagName}: ${kind}`,
        );
  });

  for (const element of elements) {
    const { tagName, attributes, slots, cssProperties } = element;
    const { names, args } = read(`${root}stories/${tagName.slice('ward-'.length)}.stories.ts`);

    for (const attribute of attributes) {
      it(`show ${attribute.name} of ${tagName}`, () => {
        const given = args.get(attribute.name);
        assert.ok(given, `no story gives ${attribute.name}`);
        const shown = given.flatMap((text) => text.split(' '));
        const missing = valuesOf(attribute, tagName).filter((value) => !shown.includes(value));
        assert.deepEqual(missing, []);
      });
    }

    it(`fill every slot of ${tagName}, and set every token`, () => {
      const wanted = [
        ...slots.map(({ name }) => `${name || 'default'}-slot`),
        ...cssProperties.map(({ name }) => name),
      ];
      assert.deepEqual(
        wanted.filter((name) => !args.has(name)),
        [],
      );
    });

    it(`show ${tagName} in every state`, () => {
      // A rating without votes is its empty state.
      for (const state of [/^Waiting/, /^(Empty|NoVotesYet)$/, /^Stale/])
        assert.ok(
          names.some((name) => state.test(name)),
          `no story is called ${state}`,
        );
      const ways = ['Blocked', 'ServerError', 'TooSlow', 'TooLarge', 'Not(AFeed|Statistics)', 'Damaged'];
      for (const way of ways)
        assert.ok(
          names.some((name) => new RegExp(`^Failed${way}$`).test(name)),
          `no story is called Failed${way}`,
        );
    });
  }
});
