import { ContactsScreen as Screen } from "../features/contacts/contacts-screen.tsx";
import { useGo } from "../stores/navigation.tsx";
import { useCallBack } from "./use-call-back.ts";

/** The agent's contacts; calling one leads to the phone, where the call or the question about it is. */
export function ContactsScreen() {
  const { carefully } = useCallBack();
  const go = useGo();
  return (
    <Screen
      callContact={(number, name) => {
        const run = carefully({ kind: "customer", party: { number, name }, businessNumber: null });
        return (
          run &&
          (() => {
            go("/");
            run();
          })
        );
      }}
    />
  );
}
