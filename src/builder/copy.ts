/**
 * Copies text, also where a page may not use the clipboard (plain HTTP, frames).
 * @returns whether it could
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.readOnly = true;
    // The page does not scroll to it.
    field.style.position = 'fixed';
    const focused = document.activeElement as HTMLElement | null;
    document.body.append(field);
    field.select();
    // Deprecated, and the only way left here.
    const done = document.execCommand('copy');
    field.remove();
    focused?.focus();
    return done;
  }
}
