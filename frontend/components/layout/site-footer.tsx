import Link from "next/link";
import { requestTranslator } from "@/lib/i18n/server";

export async function SiteFooter() {
  const { t } = await requestTranslator();
  return (
    <footer className="border-t border-line bg-surface">
      <div className="page flex flex-wrap items-center justify-between gap-x-8 gap-y-2 py-6 text-sm text-muted">
        <p>{t("footer.note")}</p>
        <Link
          href="/docs"
          prefetch={false}
          className="inline-flex min-h-11 items-center underline underline-offset-4"
        >
          {t("nav.docs")}
        </Link>
      </div>
    </footer>
  );
}
