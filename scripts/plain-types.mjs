import { writeFileSync } from 'node:fs';
import ts from 'typescript';
import { root } from './run.mjs';

/** What the schema of the configuration says in types, for those who have the package and not the library it is made with. */
const NAMES = ['SiteConfig', 'FeedConfig', 'Config'];

/**
 * Writes the types of the configuration out: as they are made, they are inferred from the schema, and would need zod.
 * @param {string} dist
 */
export function plainTypes(dist) {
  const source = `${root}src/service/config/schema.ts`;
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram([source], options);
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(source);
  const types = checker
    .getExportsOfModule(checker.getSymbolAtLocation(file))
    .filter(({ name }) => NAMES.includes(name))
    .map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]);
  if (types.length !== NAMES.length) throw new Error(`${source} has not all of ${NAMES.join(', ')}`);
  const text = types.map(([name, type]) => `export type ${name} = ${plain(checker, type)};\n`).join('');
  writeFileSync(`${dist}/types/service/config/schema.d.ts`, text);
}

/** An object written out, member by member; what is no object, as it is. */
function plain(checker, type) {
  if (checker.isArrayType(type)) return `${plain(checker, checker.getTypeArguments(type)[0])}[]`;
  if (!(type.flags & ts.TypeFlags.Object) && !type.isIntersection())
    return checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation);
  const [index] = checker.getIndexInfosOfType(type);
  if (index) return `Record<string, ${plain(checker, index.type)}>`;
  const members = checker.getPropertiesOfType(type).map((member) => {
    const optional = member.flags & ts.SymbolFlags.Optional ? '?' : '';
    return `${member.name}${optional}: ${plain(checker, checker.getTypeOfSymbol(member))};`;
  });
  return `{ ${members.join(' ')} }`;
}
