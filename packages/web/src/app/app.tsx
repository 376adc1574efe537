import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { router } from "./router.ts";

/** What the server said stays good until it is asked anew; what changes at a table comes by a stream. */
const queries = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: 1 } } });

export const App = () => (
  <QueryClientProvider client={queries}>
    <RouterProvider router={router} />
  </QueryClientProvider>
);
