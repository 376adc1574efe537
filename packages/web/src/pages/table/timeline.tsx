import type { Case, SessionEvent } from "@detente/engine";
import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { eventSentence } from "./event-sentence.ts";
import { OfferPackage } from "./offer-package.tsx";

interface TimelineProps {
  readonly events: readonly SessionEvent[];
  /** The public part. */
  readonly value: Case;
}

/** Pixels from the end within which somebody is taken to read the latest, and is kept there. */
const NEAR_END = 80;

/** What has happened, the latest last; follows what comes as long as its end is in sight. Entries out of sight cost nothing. */
export function Timeline({ events, value }: TimelineProps) {
  const { t } = useTranslation("table");
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const { current } = list;
    if (current !== null && isAtEnd.current) current.scrollTop = current.scrollHeight;
  }, [events.length]);
  return (
    <ol
      ref={list}
      className="timeline"
      tabIndex={0}
      aria-label={t("timeline.title")}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
      }}
    >
      {events.map((event) => (
        <Entry key={`${event.audience} ${event.seq}`} event={event} value={value} />
      ))}
    </ol>
  );
}

const Entry = memo(({ event, value }: { readonly event: SessionEvent; readonly value: Case }) => {
  const { t, i18n } = useTranslation("table");
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: "short", timeStyle: "short" });
  const { head, words } = eventSentence(event, { t, value });
  return (
    <li className={`event event-${event.kind}${event.audience === "table" ? "" : " event-private"}`}>
      <time dateTime={event.at}>{time.format(new Date(event.at))}</time>
      <div>
        <p>
          {head}
          {event.audience !== "table" && <span className="quiet"> · {t("onlyYou")}</span>}
        </p>
        {words !== null && (
          <blockquote dir="auto" lang="">
            {words}
          </blockquote>
        )}
        {(event.kind === "offered" || event.kind === "suggested" || event.kind === "textPut" || event.kind === "agreed") && (
          <OfferPackage outcome={event.outcome} value={value} />
        )}
        {(event.kind === "partOffered" || event.kind === "settled") && <OfferPackage outcome={event.options} value={value} />}
      </div>
    </li>
  );
});
