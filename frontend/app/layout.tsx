import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ConnectionBanner } from "@/components/layout/connection-banner";
import { OrderFollower } from "@/components/checkout/order-follower";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { CartProvider } from "@/components/providers/cart";
import { I18nProvider } from "@/components/providers/i18n";
import { ShopperProvider } from "@/components/providers/shopper";
import { ToastProvider } from "@/components/providers/toast";
import { bodyFont, displayFont } from "@/lib/fonts";
import { formatTags } from "@/lib/i18n/locale";
import { requestMessages, requestTranslator } from "@/lib/i18n/server";
import { siteUrl } from "@/lib/server/environment";
import { shoppersOf } from "@/lib/server/session";
import "./globals.css";

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f6f2" },
    { media: "(prefers-color-scheme: dark)", color: "#101613" },
  ],
};

export async function generateMetadata(): Promise<Metadata> {
  const { t, locale } = await requestTranslator();
  const localeTag = formatTags[locale].replace("-", "_");
  const title = `${t("brand.name")} · ${t("brand.tagline")}`;
  const description = t("brand.description");
  return {
    metadataBase: new URL(siteUrl()),
    title: { default: title, template: `%s · ${t("brand.name")}` },
    description,
    openGraph: { type: "website", siteName: t("brand.name"), title, description, locale: localeTag },
    twitter: { card: "summary_large_image" },
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, messages } = await requestMessages();
  const { t } = await requestTranslator();
  return (
    <html lang={locale} className={`${bodyFont.variable} ${displayFont.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <I18nProvider locale={locale} messages={messages}>
          <ToastProvider>
            <ShopperProvider initial={shoppersOf(await headers())}>
              <CartProvider>
                <SiteHeader />
                <ConnectionBanner />
                <main id="content" tabIndex={-1} className="page flex-1 pt-6 pb-20 outline-none sm:pt-10">
                  <noscript>
                    <p className="mb-6 rounded-xl bg-surface p-4">{t("noscript")}</p>
                  </noscript>
                  {children}
                </main>
                <SiteFooter />
                <OrderFollower />
              </CartProvider>
            </ShopperProvider>
          </ToastProvider>
        </I18nProvider>
      </body>
    </html>
  );
}
