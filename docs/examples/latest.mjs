// Prints the id and the latest version of every plugin (Node.js 20).
// Usage: node latest.mjs [FILE-OR-URL] (default: docs/plugins.json)
import { readFile } from "node:fs/promises";

async function registry(place) {
  if (!/^https?:/.test(place)) {
    return JSON.parse(await readFile(place, "utf8"));
  }
  const response = await fetch(place);
  if (!response.ok) {
    throw new Error(`${place} answered ${response.status}`);
  }
  return response.json();
}

const { plugins } = await registry(process.argv[2] ?? "docs/plugins.json");
for (const { id, latestVersion } of plugins) {
  console.log(`${id} ${latestVersion}`);
}
