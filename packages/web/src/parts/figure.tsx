import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { type Cell, csv } from "./csv.ts";
import { pngOf, svgText } from "./picture-file.ts";
import { saveFile } from "./save-file.ts";
import "./figure.css";

/** The numbers of a picture: what screen readers read, what can be copied, what is saved as CSV. */
export interface TableTwin {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Cell[])[];
}

interface FigureProps {
  /** Of a saved file, without its ending. */
  readonly name: string;
  readonly caption: ReactNode;
  readonly table: TableTwin;
  /** The picture; it is hidden from screen readers, which have the table. */
  readonly children: ReactNode;
}

/** A picture with the table of its numbers, to be saved as either. */
export function Figure({ name, caption, table, children }: FigureProps) {
  const { t } = useTranslation();
  const picture = useRef<HTMLDivElement>(null);
  const svg = (): string => (picture.current === null ? "" : (svgText(picture.current) ?? ""));
  const savePng = async (): Promise<void> => {
    const png = await pngOf(svg());
    if (png !== null) saveFile(`${name}.png`, png);
  };
  return (
    <figure className="figure">
      <figcaption>{caption}</figcaption>
      <div ref={picture} className="figure-picture">
        {children}
      </div>
      <div className="figure-foot">
        <Twin table={table} />
        <details className="figure-save">
          <summary>{t("figure.save")}</summary>
          <div>
            <Button look="quiet" onPress={() => saveFile(`${name}.svg`, new Blob([svg()], { type: "image/svg+xml" }))}>
              {t("figure.svg")}
            </Button>
            <Button look="quiet" onPress={() => void savePng()}>
              {t("figure.png")}
            </Button>
            <Button
              look="quiet"
              onPress={() => saveFile(`${name}.csv`, new Blob([csv([table.columns, ...table.rows])], { type: "text/csv" }))}
            >
              {t("figure.csv")}
            </Button>
          </div>
        </details>
      </div>
    </figure>
  );
}

/** Rows shown before all are asked for. */
const FEW = 50;

function Twin({ table: { caption, columns, rows } }: { readonly table: TableTwin }) {
  const { t, i18n } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  const shown = isWhole ? rows : rows.slice(0, FEW);
  return (
    <details className="figure-table">
      <summary>{caption}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <thead>
            <tr>
              {columns.map((column, k) => (
                <th key={column} scope="col" className={typeof rows[0]?.[k] === "number" ? "number" : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, i) => (
              <tr key={i}>
                {row.map((value, k) => (
                  <td key={columns[k]} className={typeof value === "number" ? "number" : undefined}>
                    {typeof value === "number" ? number.format(value) : value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <Button look="plain" onPress={() => setWhole(true)}>
          {t("figure.all", { count: rows.length })}
        </Button>
      )}
    </details>
  );
}
