/** A portal's ratings for the stories: in the page, forgotten with it. */
import { json, serving, type Answer } from './network.ts';

interface Vote {
  stars?: number;
}

function rate(given: number[]) {
  const sum = given.reduce((total, one) => total + one, 0);
  return { average: given.length ? sum / given.length : 0, count: given.length, best: 5 };
}

/**
 * Answers as the companion does, and takes the one vote of whoever looks at the story.
 * @param given stars given before
 * @param refusal answers votes in place of the ballot box
 */
export function ratings(address: string, given: number[] = [5, 5, 4, 4, 3], refusal?: Answer) {
  let own = 0;
  const box: Answer = (question) => {
    if (question.method === 'GET') {
      const item = question.url.searchParams.get('item')!;
      return json({ ratings: { [item]: rate(own ? [...given, own] : given) } });
    }
    if (refusal) return refusal(question);
    own = (question.body as Vote).stars ?? 0;
    return json({ ...rate(own ? [...given, own] : given), mine: own, voter: 'story' });
  };
  return serving(address, box, () => {
    own = 0;
    for (const name of Object.keys(localStorage))
      if (name.startsWith('ward-rating')) localStorage.removeItem(name);
  });
}
