export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/**/*.styles.ts', 'src/**/*.template.ts', 'src/elements/shared/**'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
};
