import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/**/*.styles.ts', 'src/**/*.template.ts', 'src/elements/shared/**'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    customElementVsCodePlugin({
      outdir: 'dist',
      htmlFileName: 'vscode.html-custom-data.json',
      cssFileName: null,
    }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false, excludeCss: true, hideLogs: true }),
  ],
};
