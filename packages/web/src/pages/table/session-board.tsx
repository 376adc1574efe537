import type { Case, Outcome, View } from "@detente/engine";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SeenSession } from "../../api/live-session.ts";
import type { Action } from "../../api/outbox.ts";
import { ActionBar } from "./action-bar.tsx";
import { OwnVerdict } from "./own-verdict.tsx";
import { SessionHead } from "./session-head.tsx";
import { Timeline } from "./timeline.tsx";
import { WriteMessage } from "./write-message.tsx";

interface SessionBoardProps {
  /** The public part. */
  readonly value: Case;
  readonly seen: SeenSession & { readonly view: View };
  readonly session: string;
  readonly seat: string;
  readonly onAct: (action: Action) => void;
}

/** One session as the seat sees it: where it stands, what has happened, and what may be done now. */
export function SessionBoard({ value, seen, session, seat, onAct }: SessionBoardProps) {
  const { t } = useTranslation("table");
  const { view } = seen;
  const [taken, setTaken] = useState<Outcome | null>(null);
  return (
    <>
      <SessionHead value={value} view={view} />
      <section aria-labelledby="timeline">
        <h2 id="timeline">{t("timeline.title")}</h2>
        <Timeline events={seen.events} value={value} />
      </section>
      {view.kind === "party" && view.phase === "open" && view.standing.some(({ party }) => party !== view.party) && (
        <OwnVerdict session={session} seat={seat} view={view} value={value} onTake={setTaken} />
      )}
      {"legal" in view && (
        <>
          <ActionBar view={view} value={value} taken={taken} onAct={onAct} />
          {view.legal.includes("message") && <WriteMessage view={view} onAct={onAct} />}
        </>
      )}
    </>
  );
}
