// The top bar: the search box, the open cards, the state of this counter in words, and who is at the desk.
import { SearchBox } from '../search/SearchBox.tsx'
import { ClerkMenu } from './ClerkMenu.tsx'
import { CounterState } from './CounterState.tsx'
import classes from './shell.module.css'
import { TabBar } from './TabBar.tsx'

export function TopBar() {
  return (
    <header className={classes.top}>
      <SearchBox />
      <TabBar />
      <div className={classes.state}>
        <CounterState />
        <ClerkMenu />
      </div>
    </header>
  )
}
