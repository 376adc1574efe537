import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { followTheme } from "./app/theme.ts";
import { beginWords } from "./words/words.ts";
import "./style/tokens.css";
import "./style/base.css";

followTheme();
await beginWords();

const place = document.getElementById("page");
if (place === null) throw new Error("Expected the page to have a place for the program");
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
