import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/** Lit's `state: true` is no attribute. The analyzer takes it for one, without a word on what it does. */
const onlyAttributes = {
  name: 'only-attributes',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of customElementsManifest.modules.flatMap(
      ({ declarations = [] }) => declarations,
    )) {
      const hidden = (declaration.attributes ?? []).filter(({ description }) => !description);
      const isShown = ({ name }) => !hidden.some(({ fieldName }) => fieldName === name);
      declaration.attributes &&= declaration.attributes.filter((attribute) => !hidden.includes(attribute));
      declaration.members &&= declaration.members.filter(isShown);
    }
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/**/*.styles.ts', 'src/**/*.template.ts', 'src/elements/shared/**'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    onlyAttributes,
    customElementVsCodePlugin({
      outdir: 'dist',
      htmlFileName: 'vscode.html-custom-data.json',
      cssFileName: null,
    }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false, excludeCss: true, hideLogs: true }),
  ],
};
