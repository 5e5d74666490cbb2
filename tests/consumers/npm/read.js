// What a reader makes of standard input, as JSON: `node read.js zotero|citation-js|edtf`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const text = readFileSync(0, "utf8");
const readers = {
  zotero: async () => {
    const { parse } = await import("@retorquere/bibtex-parser");
    return parse(text).entries.map(({ key, fields }) => ({ id: key, ...fields }));
  },
  "citation-js": async () => {
    const { Cite } = require("@citation-js/core");
    require("@citation-js/plugin-bibtex");
    return new Cite(text).data.map(({ _graph, ...item }) => item);
  },
  edtf: async () => {
    const { parse } = await import("edtf");
    return text.split("\n").filter((date) => {
      try {
        return !parse(date);
      } catch {
        return true;
      }
    });
  },
};
console.log(JSON.stringify(await readers[process.argv[2]]()));
