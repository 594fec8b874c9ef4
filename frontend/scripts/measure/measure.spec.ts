import { test } from "@playwright/test";
import { firstLoad } from "./first-load";
import { lighthouse } from "./lighthouse";

/** Performance depends on the load of the machine, so the median is printed with the lowest and highest value. */
const RUNS = 5;
const GOALS = { scripts: 130, score: 95 };

const row = (what: string, value: string, goal = "") =>
  process.stdout.write(`${what.padEnd(46)} ${value.padStart(18)}   ${goal}\n`);
const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

function spread(values: number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, median, high] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return low === high ? `${median}` : `${median} (${low}–${high})`;
}

/** The parts of the performance score that a busy machine changes most. */
const TIMES = ["largest-contentful-paint", "total-blocking-time"];

interface Measured {
  scores: Map<string, number[]>;
  milliseconds: Map<string, number[]>;
}

async function measured(url: string): Promise<Measured> {
  const scores = new Map<string, number[]>();
  const milliseconds = new Map<string, number[]>();
  const failed = new Set<string>();
  const note = (to: Map<string, number[]>, name: string, value = NaN) =>
    to.set(name, [...(to.get(name) ?? []), Math.round(value)]);
  for (let run = 0; run < RUNS; run++) {
    const { categories, audits } = await lighthouse(url);
    for (const { title, score } of Object.values(categories)) note(scores, title, (score ?? 0) * 100);
    for (const [id, { title, score, scoreDisplayMode, numericValue }] of Object.entries(audits)) {
      if (TIMES.includes(id)) note(milliseconds, title, numericValue);
      if (scoreDisplayMode === "binary" && score === 0) failed.add(title);
    }
  }
  failed.forEach((title) => row(`  ${title}`, "✗"));
  return { scores, milliseconds };
}

/** One of the sample products, as a search engine finds it. */
async function productOf(shop: string): Promise<string> {
  const sitemap = await (await fetch(`${shop}sitemap.xml`)).text();
  const found = /<loc>([^<]*\/products\/[^<]*)<\/loc>/.exec(sitemap)?.[1];
  if (!found) throw new Error("The sitemap names no product");
  return found;
}

test("the speed of the shop", async () => {
  const shop = `${process.env.SHOP_URL}/`;
  const { scripts, framework, document, products } = await firstLoad(shop);
  process.stdout.write("\n");
  row("/: JavaScript of the first load, gzipped", kilobytes(scripts), `goal ≤ ${GOALS.scripts} kB`);
  row("   of it Next.js and React themselves", kilobytes(framework));
  row("/: the document, gzipped", kilobytes(document));
  row("/: products in the first answer", String(products), "goal > 0");
  const pages = { "/": shop, "/products/…": await productOf(shop) };
  for (const [name, url] of Object.entries(pages)) {
    const { scores, milliseconds } = await measured(url);
    for (const [title, values] of scores)
      row(`${name}: Lighthouse ${title}`, spread(values), `goal ≥ ${GOALS.score}`);
    for (const [title, values] of milliseconds) row(`   ${title}, ms`, spread(values));
  }
});
