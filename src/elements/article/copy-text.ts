/** Puts text into the clipboard. False where it could not be done. */
export async function copyText(root: ShadowRoot, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // There is none on pages over plain HTTP, and a frame may be kept from it.
    return copySelected(root, text);
  }
}

/** The way from before there was `navigator.clipboard`: the text in a field, selected. */
function copySelected(root: ShadowRoot, text: string): boolean {
  const focused = root.activeElement as HTMLElement | null;
  const field = document.createElement('textarea');
  field.className = 'address';
  // Nor does a telephone open its keyboard.
  field.readOnly = true;
  field.value = text;
  root.append(field);
  field.focus({ preventScroll: true });
  field.setSelectionRange(0, text.length);
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    focused?.focus({ preventScroll: true });
  }
}
