/**
 * Checks the style sheets of the window: a class belongs to its folder (CSS modules) or to the list in
 * `renderer/README.md`, each class is used, and what lies over what is said by the layers of `tokens.css`.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./support/steps.ts";

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const filesLike = (pattern: string): string[] =>
  globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !path.includes("node_modules/"))
    .sort();

/** The names of classes in selectors, without those in strings and comments. */
function classesIn(css: string): string[] {
  const preludes = css.replaceAll(/\/\*.*?\*\/|"[^"]*"/gsu, "").match(/[^{};]+(?=\{)/gu) ?? [];
  return [...new Set(preludes.flatMap((prelude) => namesIn(prelude, /\.([A-Za-z][\w-]*)/gu)))];
}

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name);

const isModule = (path: string): boolean => path.endsWith(".module.css");
const sheets = filesLike("renderer/**/*.css");
const modules = sheets.filter(isModule);
const globalIn = (css: string): string[] => namesIn(css, /:global\(\.([\w-]+)\)/gu);
/** The classes of each module: those in `:global()` belong to others. */
const ownClasses = new Map(
  modules.map((path) => [path, classesIn(read(path).replaceAll(/:global\([^)]*\)/gu, ""))]),
);
/** All classes of modules, each with its module. */
const moduleClasses = [...ownClasses].flatMap(([module, names]) => names.map((name) => ({ module, name })));

/** The rows of the table under "Global class names" in the README. */
const globalNames = namesIn(
  (/### Global class names\n(.*?)\n#/su.exec(read("renderer/README.md"))?.[1] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split("|")[1])
    .join(),
  /`([\w-]+)`/gu,
);

interface Use {
  file: string;
  module: string;
  /** The names after `styles.`; null for any other use of what the file imports. */
  name: string | null;
}

const sources = filesLike("renderer/**/*.{ts,tsx}").filter((path) => !/\.test\.tsx?$/u.test(path));

/** Each use of a class in the code: `styles.title`, where `styles` is imported from a module. */
const uses: Use[] = sources.flatMap((file) => {
  const code = read(file);
  const body = code.replaceAll(/^import [^;]*;$|\/\*.*?\*\/|\/\/[^\n]*|"[^"\n]*"/gmsu, "");
  const imports = [...code.matchAll(/^import (\w+) from "([^"]+\.module\.css)";$/gmu)];
  return imports.flatMap(([, alias = "", path = ""]) => {
    const module = normalize(join(dirname(file), path)).replaceAll("\\", "/");
    return [...body.matchAll(new RegExp(`(?<![\\w.<])${alias}\\b(?!=)(?:\\.(\\w+))?`, "gu"))].map(
      ([, name = null]) => ({ file, module, name }),
    );
  });
});

describe("class names", () => {
  test("a class that is in no module is listed in the README, and the other way round", () => {
    const namesInSheets = sheets.flatMap((path) =>
      isModule(path) ? globalIn(read(path)) : classesIn(read(path)),
    );
    expect([...new Set(namesInSheets)].sort()).toEqual([...globalNames].sort());
  });

  test("code writes a name only if it is global", () => {
    const lines = sources.flatMap((file) => {
      const attributes = namesIn(read(file), /className="([^"]*)"/gu);
      const joins = namesIn(read(file), /joinClasses\(([^)]*)\)/gu);
      // Selectors; not the file type `.bulletin`, and no lists of types such as `.xlsx,.csv`.
      const selectors = namesIn(read(file), /["`]\.(?!bulletin\b)([a-z][\w-]*)(?=["`]|,? |[>:[])/gu);
      const names = [
        ...attributes,
        ...selectors,
        ...joins.flatMap((parameters) => namesIn(parameters, /(?:^|, ?)"([^"]*)"/gu)),
      ];
      return names.flatMap((text) => text.split(" ")).map((name) => `${file}: ${name}`);
    });
    expect(lines.filter((line) => !globalNames.includes(line.split(": ")[1] ?? ""))).toEqual([]);
  });

  test("each use of a module names one of its classes", () => {
    const isClass = ({ module, name }: Use) => ownClasses.get(module)?.includes(name ?? "");
    expect(uses.filter((use) => !isClass(use))).toEqual([]);
  });

  test("each class of a module is used", () => {
    const isUsed = ({ module, name }: Omit<Use, "file">) =>
      uses.some((use) => use.module === module && use.name === name);
    expect(moduleClasses.filter((each) => !isUsed(each))).toEqual([]);
  });

  test("modules of other folders are imported before the own ones, whose rules come later then", () => {
    const isOwn = (path: string) => /^[.]\/[^/]+$/u.test(path);
    const files = sources.filter((file) => {
      const paths = namesIn(read(file), /^import \w+ from "([^"]+\.module\.css)";$/gmu);
      return paths.some((path, index) => isOwn(path) && paths.slice(index).some((other) => !isOwn(other)));
    });
    expect(files).toEqual([]);
  });

  const pageNames = moduleClasses.map(
    ({ module, name }) => `${dirname(module).replace("renderer/", "").replaceAll("/", "-")}_${name}`,
  );

  test("the modules of a folder give a name once", () => {
    expect(pageNames.filter((name, index) => pageNames.indexOf(name) !== index)).toEqual([]);
  });

  test("each class that a test looks for exists", () => {
    const names = filesLike("tests/**/*.ts").flatMap((path) =>
      namesIn(read(path), /(?<=["'` >,(]|\b(?:div|footer|header|span|tbody))\.([a-z][a-z-]*_[a-zA-Z]+)/gu),
    );
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !pageNames.includes(name))).toEqual([]);
  });
});

describe("layers", () => {
  const layers = [...read("renderer/app/tokens.css").matchAll(/(--layer-\w+): (\d+);/gu)].map(
    ([, name = "", value]) => ({ name, value: Number(value) }),
  );

  test("each lies over those before it in the list", () => {
    expect(layers.length).toBeGreaterThan(5);
    expect(layers.map(({ value }) => value)).toEqual(layers.map(({ value }) => value).sort((a, b) => a - b));
  });

  test("z-index is one of them, and each is used", () => {
    const values = sheets.flatMap((path) => namesIn(read(path), /z-index: ([^;]+);/gu));
    expect([...new Set(values)].sort()).toEqual(layers.map(({ name }) => `var(${name})`).sort());
    expect(sources.filter((path) => read(path).includes("zIndex"))).toEqual([]);
  });
});
