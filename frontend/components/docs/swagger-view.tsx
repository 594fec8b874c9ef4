"use client";

import { useEffect, useRef, useState } from "react";
import { useI18n } from "@/components/providers/i18n";
import { useShopper } from "@/components/providers/shopper";
import { labelSwagger } from "./label-swagger";
import "swagger-ui-dist/swagger-ui.css";
import "./swagger-view.css";

interface Props {
  api: "catalog" | "cart" | "orders";
  apiKey: string;
}

/** Swagger UI takes its colours from a class, not from the media query, so the class is set here. */
function useSwaggerDarkMode() {
  useEffect(() => {
    const device = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = () => document.documentElement.classList.toggle("dark-mode", device.matches);
    follow();
    device.addEventListener("change", follow);
    return () => {
      device.removeEventListener("change", follow);
      document.documentElement.classList.remove("dark-mode");
    };
  }, []);
}

/** The shopper of the documents' examples. */
const EXAMPLE = "ann@example.com";

/** The OpenAPI document, with the reader's own shopper in its examples: calls for another one are refused. */
async function documentFor(api: Props["api"], userId: string): Promise<object> {
  const answer = await fetch(`/docs/spec/${api}`);
  if (!answer.ok) throw new Error(`The document of ${api} was answered ${answer.status}`);
  return JSON.parse((await answer.text()).replaceAll(EXAMPLE, userId)) as object;
}

/** Swagger UI, loaded on this page only. */
export function SwaggerView({ api, apiKey }: Props) {
  const { t } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  const key = useRef(apiKey);
  const userId = useShopper().shoppers?.current;
  const [phase, setPhase] = useState<"loading" | "ready" | "failed">("loading");

  useSwaggerDarkMode();

  useEffect(() => {
    key.current = apiKey;
  }, [apiKey]);

  useEffect(() => (place.current ? labelSwagger(place.current) : undefined), []);

  useEffect(() => {
    if (!userId) return;
    let isGone = false;
    const show = async () => {
      const { default: SwaggerUI } = await import("swagger-ui-dist/swagger-ui-es-bundle");
      const spec = await documentFor(api, userId);
      if (isGone || !place.current) return;
      SwaggerUI({
        domNode: place.current,
        spec,
        docExpansion: "list",
        defaultModelsExpandDepth: 0,
        validatorUrl: null,
        requestInterceptor: (request) => {
          if (key.current && request.headers) request.headers["x-api-key"] = key.current;
          return request;
        },
        onComplete: () => setPhase("ready"),
      });
    };
    show().catch(() => !isGone && setPhase("failed"));
    return () => {
      isGone = true;
    };
  }, [api, userId]);

  return (
    <div className="mt-6">
      <p role="status" className={phase === "ready" ? "sr-only" : "py-10 text-muted"}>
        {phase === "loading" && t("docs.loading")}
        {phase === "failed" && t("docs.failed")}
      </p>
      <div ref={place} className="swagger-place" lang="en" />
    </div>
  );
}
