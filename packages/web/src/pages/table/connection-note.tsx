import { useTranslation } from "react-i18next";
import type { Letter, LetterState } from "../../api/outbox.ts";
import type { LiveState } from "../../api/watch.ts";
import { Button } from "../../parts/button.tsx";

interface ConnectionNoteProps {
  readonly state: LiveState;
  readonly letters: readonly { readonly letter: Letter; readonly state: LetterState }[];
  readonly onDrop: (key: string) => void;
}

/** Whether the table is followed live, and what of one's own has not arrived yet. Says nothing while all is well. */
export function ConnectionNote({ state, letters, onDrop }: ConnectionNoteProps) {
  const { t } = useTranslation("table");
  const onTheWay = letters.filter((each) => each.state.kind !== "refused");
  const refused = letters.filter((each) => each.state.kind === "refused");
  return (
    <div className="connection" role="status">
      {state === "waiting" && <p className="connection-lost">{t("connection.waiting")}</p>}
      {state === "ended" && <p className="connection-lost">{t("connection.ended")}</p>}
      {onTheWay.some((each) => each.state.kind === "waiting") && <p>{t("connection.kept", { count: onTheWay.length })}</p>}
      {refused.map(({ letter, state: why }) => (
        <p key={letter.key} className="connection-refused">
          {why.kind === "refused" &&
            (why.code === "stale" ? t("connection.stale") : t("connection.refused", { detail: why.detail ?? why.code }))}
          <Button look="quiet" onPress={() => onDrop(letter.key)}>
            {t("connection.understood")}
          </Button>
        </p>
      ))}
    </div>
  );
}
