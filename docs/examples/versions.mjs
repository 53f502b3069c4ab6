// Prints every version that can be used, with its date (Node.js 20).
// Usage: node versions.mjs [FILE-OR-URL] (default: docs/history.json)
import { readFile } from "node:fs/promises";

async function history(place) {
  if (!/^https?:/.test(place)) {
    return JSON.parse(await readFile(place, "utf8"));
  }
  const response = await fetch(place);
  if (!response.ok) {
    throw new Error(`${place} answered ${response.status}`);
  }
  return response.json();
}

const { plugins } = await history(process.argv[2] ?? "docs/history.json");
for (const { id, versions } of plugins) {
  for (const { version, state, prerelease, releasedAt } of versions) {
    if (state === "released" && !prerelease) {
      console.log(`${id} ${version} ${releasedAt ?? "unknown"}`);
    }
  }
}
