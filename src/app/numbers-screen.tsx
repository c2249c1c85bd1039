import { AccountPage } from "../features/accounts/account-page.tsx";
import { AccountsSection } from "../features/accounts/accounts-section.tsx";
import { AddAccount } from "../features/accounts/add-account.tsx";
import { AddNumber } from "../features/numbers/add-number.tsx";
import { NumberPage } from "../features/numbers/number-page.tsx";
import { NumbersList } from "../features/numbers/numbers-list.tsx";
import type { ScreenProps } from "./screen-props.ts";

/** Business numbers and the Meta accounts they belong to: the list, and a page for each. */
export function NumbersScreen({ rest: [first, second] }: ScreenProps) {
  if (first === undefined)
    return (
      <div className="mx-auto grid w-full max-w-[76rem] grid-cols-[minmax(0,1fr)] gap-8">
        <NumbersList />
        <AccountsSection />
      </div>
    );
  if (first === "add") return <AddNumber accountId={second} />;
  if (first === "add-account") return <AddAccount />;
  // Another number is another page: nothing of what was typed for the one stays for the other.
  return first === "account" && second !== undefined ? (
    <AccountPage key={second} accountId={second} />
  ) : (
    <NumberPage key={first} numberId={first} />
  );
}
