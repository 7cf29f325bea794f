/** Names and texts of an attribute such as `total: data.visits; today: data.today`. The first colon parts the two. */
export const pairs = (text: string | null): Record<string, string> =>
  Object.fromEntries(
    [...(text ?? '').matchAll(/([^:;]+):([^;]*)/g)].map(([, name, value]) => [name!.trim(), value!.trim()]),
  );
