import { withoutPauses } from '../axe.mjs';

/** Serves axe without its pauses. */
export const axePlugin = () => ({
  name: 'axe',
  transform: ({ path, body }) =>
    path.endsWith('/axe-core/axe.min.js') ? { body: withoutPauses(body) } : undefined,
});
