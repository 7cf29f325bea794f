// The list of widgets that the embed builder offers, from the custom-elements manifest, as a module.
import { readFileSync } from 'node:fs';
import { widgetsOf } from '../../src/builder/widgets.ts';
import { root } from '../run.mjs';

const NAME = 'virtual:widgets';

export const builderWidgets = () => ({
  name: 'builder-widgets',
  resolveId: (source) => (source === NAME ? `\0${NAME}` : null),
  load(id) {
    if (id !== `\0${NAME}`) return null;
    const manifest = JSON.parse(readFileSync(`${root}dist/custom-elements.json`, 'utf8'));
    return `export default ${JSON.stringify(widgetsOf(manifest))};`;
  },
});
