import { useNavigate } from "@tanstack/react-router";
import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Sound } from "../../cases/case-draft.ts";
import { useSlow } from "../../engine/use-engine.ts";
import { Busy } from "../../parts/busy.tsx";
import { benchRoute } from "../bench/bench-route.ts";
import { lookedAt } from "./looked-at.ts";
import { OfferBuilder } from "./offer/offer-builder.tsx";
import { PlaneFigure } from "./plane-figure.tsx";
import { PositionList } from "./position-list.tsx";
import { SolutionTable } from "./solution-table.tsx";
import { type SpaceSearch, spaceRoute } from "./space-route.ts";
import { VerdictCard } from "./verdict/verdict-card.tsx";
import "./space.css";

/** What could be agreed, and what to do with a package. */
export function SpacePage() {
  const { t } = useTranslation("space");
  const open = benchRoute.useLoaderData();
  const draft = useSyncExternalStore(open.subscribe, () => open.draft);
  if (draft.sound === null) return <p role="status">{t("notSound")}</p>;
  return <Space sound={draft.sound} />;
}

function Space({ sound }: { readonly sound: Sound }) {
  const { t } = useTranslation("space");
  const { as } = benchRoute.useSearch();
  const search = spaceRoute.useSearch();
  const navigate = useNavigate({ from: "/cases/$case/space" });
  const looked = useMemo(() => lookedAt(sound.case, search, as), [sound, search, as]);
  const { perspective, axes } = looked;
  const work = useSlow("analyse", { hold: sound.hold, perspective, axes });
  const look = (change: SpaceSearch): void =>
    void navigate({ to: ".", search: (now) => ({ ...now, ...change }), replace: true, resetScroll: false });
  const analysis = work.answer?.kind === "ok" ? work.answer.value : null;
  return (
    <div className="space">
      <section className="space-plane" aria-labelledby="plane-title">
        <h2 id="plane-title">{t("plane.title")}</h2>
        <Busy work={work} words={t("working")} />
        {work.answer?.kind === "failed" && <p role="alert">{t(`refused.${work.answer.failure.code}`)}</p>}
        {analysis && <PlaneFigure analysis={analysis} sound={sound} looked={looked} onLook={look} />}
      </section>
      {analysis && (
        <section className="space-offer" aria-label={t("offer.title")}>
          <PositionList positions={analysis.positions} chosen={search.position ?? null} onLook={look} />
          <OfferBuilder analysis={analysis} sound={sound} looked={looked} onLook={look} />
        </section>
      )}
      <div className="space-below">
        {looked.outcome && <VerdictCard sound={sound} looked={looked} search={search} onLook={look} />}
        {analysis && <SolutionTable analysis={analysis} onLook={look} />}
      </div>
    </div>
  );
}
