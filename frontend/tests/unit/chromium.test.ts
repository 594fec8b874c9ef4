import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { chromiumPath } from "@/scripts/chromium.mjs";

const UNPACKING_MS = 60_000;
let shared: string;

beforeEach(() => {
  shared = mkdtempSync(path.join(tmpdir(), "shared-"));
  vi.stubEnv("TMPDIR", shared);
  vi.stubEnv("CHROMIUM_PATH", undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(shared, { recursive: true });
});

it(
  "finds this project's own browser when another user has unpacked one",
  async () => {
    writeFileSync(path.join(shared, "chromium"), "not to be executed by this user", { mode: 0o600 });

    const browser = await chromiumPath();

    accessSync(browser, constants.X_OK);
    expect(path.relative(shared, browser)).toMatch(/^\.\./);
  },
  UNPACKING_MS,
);
