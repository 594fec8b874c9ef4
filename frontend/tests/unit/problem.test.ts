import { afterEach, describe, expect, it, vi } from "vitest";
import { attempt, NoUsableAnswer, problemOf } from "@/lib/api/problem";
import { failed, unanswered } from "./fixtures";

describe("a failed call", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each([
    [failed(404), { kind: "notFound" }],
    [failed(403, { error: "Not the owner" }), { kind: "forbidden" }],
    [failed(403, { message: "Forbidden" }), { kind: "misconfigured" }],
    [failed(429, {}, { "retry-after": "3" }), { kind: "throttled", retryAfterSeconds: 3 }],
    [failed(503, {}, { "retry-after": "2" }), { kind: "unavailable", retryAfterSeconds: 2 }],
    [failed(502), { kind: "unavailable" }],
    [failed(504), { kind: "unavailable" }],
    [
      failed(400, { error: "Invalid", details: ["quantity: must be an integer", 1] }),
      { kind: "invalid", fields: [{ name: "quantity" }] },
    ],
    [failed(422, { error: "Key was used" }), { kind: "invalid", fields: [] }],
    [failed(409, { error: "Cart is full", correlationId: "c-1" }), { kind: "cartFull" }],
    [failed(409, { error: "Quantity limit exceeded", correlationId: "c-1" }), { kind: "quantityLimit" }],
    [
      failed(409, { error: "Price changed", correlationId: "c-1" }),
      { kind: "unexpected", correlationId: "c-1" },
    ],
    [failed(409, { error: "toString" }), { kind: "unexpected" }],
    [failed(409, "<html>"), { kind: "unexpected" }],
    [new NoUsableAnswer("HTML"), { kind: "unavailable" }],
    [failed(400, { error: "Cart is full" }), { kind: "invalid", fields: [] }],
    [failed(413, "<html>"), { kind: "invalid", fields: [] }],
    [failed(500, { correlationId: "c-1" }), { kind: "unexpected", correlationId: "c-1" }],
    [unanswered(), { kind: "unavailable" }],
  ])("%s is a problem with a name", (error, problem) => {
    expect(problemOf(error)).toEqual(problem);
  });

  it("without a connection is the device's, not the shop's", () => {
    vi.stubGlobal("navigator", { onLine: false });
    expect(problemOf(unanswered())).toEqual({ kind: "offline" });
  });

  it.each([new TypeError("bug"), "text", undefined])("of any other kind (%s) is logged", async (error) => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    expect(await attempt(() => Promise.reject(error))).toEqual({
      ok: false,
      problem: { kind: "unexpected" },
    });
    expect(log).toHaveBeenCalledExactlyOnceWith(error);
  });
});
