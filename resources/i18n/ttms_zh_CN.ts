<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AppearanceMenu</name>
    <message>
        <source>Theme as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CartLineRow</name>
    <message>
        <source>Give the seat back (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CartPanel</name>
    <message>
        <source>Held {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the cash …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the sale …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give all seats back (Ctrl+Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take cash and print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash with change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No seats yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click seats in the hall, or take them with the space bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last: {number} · {count} · {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CashPanel</name>
    <message>
        <source>Cash with change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take cash and print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the amount that the customer gives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing} is missing. Ask for more or take a seat out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>This program has a fault. Close it and start it again; no sale is lost. Number for support: {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>ddd d MMMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today · {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow · {date}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HallPanel</name>
    <message>
        <source>Seat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the hall …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No show chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one at the left or with its F key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheelchair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Couple seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTMS box office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day before (PgUp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next day (PgDn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a day (Ctrl+D)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Something went wrong. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused this; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not accept this input; nothing was changed. Check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{field}” is not acceptable ({rule}). Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the fields is not acceptable. Correct it and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This request was sent before with other content; nothing was changed. Start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seat stands twice in the request; nothing was changed. Choose the seats again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {limit} seats can be sold at once. Sell these first, then the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many seats cannot be sold at once. Sell some first, then the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This amount is not possible; nothing was sold. Check the amount given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again to go on. Your work is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name or password is wrong. Check both, and whether Caps Lock is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in here. Sign in to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session is over. Sign in again; your work is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account “{user_name}” is switched off. Ask a manager to switch it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account is switched off. Ask a manager to switch it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not do this. Ask a manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not exist any more. Choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This hall does not exist any more. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This show does not exist any more. Choose another show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hall has no such seat. Choose the seats again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These seats are not reserved for you any more. Choose them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This show is not sold under that ticket type. Choose another type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something has changed meanwhile; nothing was done. Look at the screen and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row_label}, seat {seat_label} has just been taken. Choose another seat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seat has just been taken. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row_label}, seat {seat_label} is broken and not sold. Choose another seat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This seat is broken and not sold. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time for these seats was over; nothing was paid. Choose the seats again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket sales stop {minutes} minutes before the show. Choose another show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticket sales for this show are closed. Choose another show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The show has begun; it is not sold any more. Choose another show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A price has changed; nothing was sold. Check the new total and take the money again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{given} is less than the {total} to pay. Enter the amount that was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less was given than is to pay. Enter the amount that was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{play_title}” is shown in {studio_name} at that time. Choose another time or hall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another show is in this hall at that time. Choose another time or hall.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name “{name}” is in use. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name is in use. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server gave no answer. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is very busy. Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot reach its database; nothing can be sold now. It goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not known yet whether this happened. It is being checked; do not do it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network; it goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time. Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was closed. Sign in again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a fault. Tell your manager this number: {support_number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has a fault. Tell your manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” is not an amount. Type it like 50 or 50.00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an amount. Type it like 50 or 50.00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer cannot record the sale ({problem}); nothing was sold. Free some disk space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer cannot record the sale; nothing was sold. Free some disk space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter {counter_name} is already open on this computer. Use that window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This counter is already open on this computer. Use that window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tickets are sold, but their file could not be saved ({problem}). Reprint them (Ctrl+P).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tickets are sold, but their file could not be saved. Reprint them (Ctrl+P).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no printer. The ticket file is saved; open it or reprint later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer “{printer}” does not print. The ticket is sold and saved; reprint it later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer does not print. The ticket is sold and saved; reprint it later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SaleCard</name>
    <message>
        <source>Print tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold · order {number} · {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact amount in cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{given} given for {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was lost, but this sale was made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SeatMap</name>
    <message>
        <source>Screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SellTickets</name>
    <message>
        <source>Nothing has been sold at this counter yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tickets were sent to {printer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tickets were saved as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seats of the other show were given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time for these seats is over; they are free again. Choose them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seat}. Choose another seat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices have changed. Check the total before you take the money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seats}: not reserved for you any more. Choose again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seats}: just taken by counter {name}. Choose another seat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seats}: just taken by another counter. Choose another seat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sale at this counter is not settled yet: {names} must sign in here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interrupted sale ({show}, {total}) did not happen: nothing was sold. Return the money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The interrupted sale ({show}, {total}) was made: order {number}. Its tickets are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selling …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still checking whether the sale was made. Do not sell again; show this to a manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet. Checking whether the sale was made …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose seats first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This show has begun; no more seats are sold. Choose another show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales stop {minutes} minutes before the show. Choose another show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other counters hold {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter {name} holds {count} · {countdown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held by counter {name}, free again in {countdown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being reserved …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this cart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held by another counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken, not sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (wheelchair place)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (couple seat for {places})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 show on sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} shows on sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row {row}, seat {seat}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{places} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} of {total} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 ticket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SellTicketsView</name>
    <message>
        <source>Save tickets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 to F7 choose a show · PgUp PgDn another day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑↓←→ seat · Space take or give back · {types} ticket type · Del remove · Enter take cash</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShowList</name>
    <message>
        <source>Shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the shows …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No shows on this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another day with PgUp and PgDn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 show closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} shows closed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Enter the server&apos;s address, for example 192.168.1.10:7850.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the name of this counter, at most 16 characters, for example 2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Box office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
