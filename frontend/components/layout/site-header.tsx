import Link from "next/link";
import { PendingBar } from "@/components/ui/pending-bar";
import { requestTranslator } from "@/lib/i18n/server";
import { CartLink } from "./cart-link";
import { LocaleSwitch } from "./locale-switch";
import { Logo } from "./logo";
import { NavLink } from "./nav-link";
import { ShopperMenu } from "./shopper-menu";

export async function SiteHeader() {
  const { t } = await requestTranslator();
  return (
    <header className="sticky top-0 z-40 border-b border-line bg-paper/95 backdrop-blur">
      <a
        href="#content"
        className="sr-only rounded-full bg-brand px-4 py-2 text-on-brand focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50"
      >
        {t("nav.skip")}
      </a>
      <div className="page flex h-16 items-center gap-1 sm:gap-2">
        <Link href="/" className="mr-auto flex min-h-11 items-center gap-2 rounded-lg">
          <Logo />
          <span className="font-display text-xl font-extrabold tracking-tight max-[359px]:sr-only">
            {t("brand.name")}
          </span>
          <PendingBar />
        </Link>
        <nav aria-label={t("nav.main")} className="flex items-center gap-1">
          <span className="hidden sm:block">
            <NavLink href="/">{t("nav.shop")}</NavLink>
          </span>
          <NavLink href="/orders">{t("nav.orders")}</NavLink>
        </nav>
        <span className="hidden md:block">
          <LocaleSwitch />
        </span>
        <ShopperMenu />
        <CartLink />
      </div>
    </header>
  );
}
