import type { ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../parts/button.tsx";

/** Where a fault of the program has stopped a page. What it said helps whoever mends it, and stays in this browser. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <section role="alert">
      <h1>{t("broken.title")}</h1>
      <p>{t("broken.text")}</p>
      <Button look="main" onPress={reset}>
        {t("broken.again")}
      </Button>
      <details>
        <summary>{error instanceof Error ? error.name : "?"}</summary>
        <pre>{error instanceof Error ? error.message : String(error)}</pre>
      </details>
    </section>
  );
}
