import { speaking } from "../words/language.ts";

export const loadTransferPicker = () =>
  speaking(["calls"], () =>
    import("../features/transfer/transfer-picker.tsx").then(({ TransferPicker }) => TransferPicker),
  );
export const loadParkedCalls = () =>
  speaking(["calls"], () =>
    import("../features/parked-calls/parked-calls.tsx").then(({ ParkedCalls }) => ParkedCalls),
  );

export const loadCallOutcome = () =>
  speaking(["endings"], () =>
    import("../features/call-outcome/call-outcome.tsx").then(({ CallOutcome }) => CallOutcome),
  );
export const loadIncomingCalls = () =>
  import("../features/incoming-call/incoming-calls.tsx").then(({ IncomingCalls }) => IncomingCalls);
export const loadRecents = () =>
  speaking(["endings"], () => import("./recent-calls.tsx").then(({ RecentCalls }) => RecentCalls));
export const loadCallStrip = () =>
  import("../features/call-strip/call-strip.tsx").then(({ CallStrip }) => CallStrip);
