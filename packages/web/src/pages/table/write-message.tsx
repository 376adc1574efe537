import type { FacilitatorView, MediatorView, PartyView } from "@detente/engine";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Action } from "../../api/outbox.ts";

interface WriteMessageProps {
  readonly view: PartyView | MediatorView | FacilitatorView;
  readonly onAct: (action: Action) => void;
}

const AUDIENCES = ["table", "delegation", "caucus"] as const;

/** A word to the table, or within one's delegation, or to the mediator alone. To whom is said before it is written. */
export function WriteMessage({ view, onAct }: WriteMessageProps) {
  const { t } = useTranslation("table");
  const [to, setTo] = useState<(typeof AUDIENCES)[number]>("table");
  const [text, setText] = useState("");
  const audiences = view.kind === "party" ? AUDIENCES : (["table"] as const);
  const send = (): void => {
    if (text.trim() === "") return;
    onAct({ kind: "message", to, text: text.trim() });
    setText("");
  };
  return (
    <form
      className="message"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label>
        {t("message.to")}
        <select value={to} onChange={({ target }) => setTo(AUDIENCES.find((each) => each === target.value) ?? "table")}>
          {audiences.map((audience) => (
            <option key={audience} value={audience}>
              {t(`message.${audience}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="message-text">
        <span className="hidden">{t("message.text")}</span>
        <textarea
          value={text}
          rows={2}
          maxLength={20_000}
          placeholder={t("message.text")}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <button type="submit" className="button button-plain">
        {t("message.send")}
      </button>
    </form>
  );
}
