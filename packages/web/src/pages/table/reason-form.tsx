import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../parts/button.tsx";

interface ReasonFormProps {
  readonly deed: "pause" | "reset" | "walkAway";
  readonly onDo: (reason: string) => void;
  readonly onGiveUp: () => void;
}

/** Asks once more before something that everybody will see, with room for a reason. */
export function ReasonForm({ deed, onDo, onGiveUp }: ReasonFormProps) {
  const { t } = useTranslation("table");
  const [reason, setReason] = useState("");
  return (
    <form
      className="reason"
      onSubmit={(event) => {
        event.preventDefault();
        onDo(reason.trim());
      }}
    >
      <p>{t(`reason.${deed}`)}</p>
      <label>
        {t("reason.label")}
        <textarea value={reason} rows={2} maxLength={2_000} onChange={({ target }) => setReason(target.value)} />
      </label>
      <p className="actions-row">
        <button type="submit" className={`button button-${deed === "walkAway" ? "grave" : "main"}`}>
          {t(`actions.${deed}`)}
        </button>
        <Button look="quiet" onPress={onGiveUp}>
          {t("reason.giveUp")}
        </Button>
      </p>
    </form>
  );
}
