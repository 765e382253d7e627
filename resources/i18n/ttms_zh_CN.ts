<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AppearanceMenu</name>
    <message>
        <source>Theme as the system</source>
        <translation>主题跟随系统</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>浅色主题</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>深色主题</translation>
    </message>
    <message>
        <source>Change password …</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>The month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>The next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
</context>
<context>
    <name>CartLineRow</name>
    <message>
        <source>Give the seat back (Del)</source>
        <translation>退掉此座 (Del)</translation>
    </message>
    <message>
        <source>Give the seat back</source>
        <translation>退掉此座</translation>
    </message>
</context>
<context>
    <name>CartPanel</name>
    <message>
        <source>Held {time}</source>
        <translation>保留 {time}</translation>
    </message>
    <message>
        <source>Taking the cash …</source>
        <translation>正在收款…</translation>
    </message>
    <message>
        <source>Checking the sale …</source>
        <translation>正在核对本单…</translation>
    </message>
    <message>
        <source>This sale</source>
        <translation>本单</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Give all seats back (Ctrl+Del)</source>
        <translation>退掉全部座位 (Ctrl+Del)</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Take cash and print</source>
        <translation>现金收讫并出票</translation>
    </message>
    <message>
        <source>Cash with change</source>
        <translation>现金找零</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>No seats yet</source>
        <translation>尚未选座</translation>
    </message>
    <message>
        <source>Click seats in the hall, or take them with the space bar.</source>
        <translation>在座位图上点选座位，或按空格键选座。</translation>
    </message>
    <message>
        <source>Last: {number} · {count} · {total}</source>
        <translation>上一单 {number} · {count} · {total}</translation>
    </message>
</context>
<context>
    <name>CashPanel</name>
    <message>
        <source>Cash with change</source>
        <translation>现金找零</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Amount given</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Take cash and print</source>
        <translation>现金收讫并出票</translation>
    </message>
    <message>
        <source>This is no amount of cash. Type it like {example}.</source>
        <translation>金额无效。请按 {example} 的格式输入。</translation>
    </message>
    <message>
        <source>Type the amount that the customer gives.</source>
        <translation>输入顾客所付金额。</translation>
    </message>
    <message>
        <source>{missing} is missing. Ask for more or take a seat out.</source>
        <translation>还差 {missing}，请补收或退掉座位。</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>This program has a fault. Close it and start it again; no sale is lost. Number for support: {number}</source>
        <translation>程序出错。请关闭后重新打开，已售的票不会丢失。支持编号：{number}</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>ddd d MMMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>Today · {date}</source>
        <translation>今天 · {date}</translation>
    </message>
    <message>
        <source>Tomorrow · {date}</source>
        <translation>明天 · {date}</translation>
    </message>
</context>
<context>
    <name>DayChoiceBar</name>
    <message>
        <source>The day before (PgUp)</source>
        <translation>前一天 (PgUp)</translation>
    </message>
    <message>
        <source>The next day (PgDn)</source>
        <translation>后一天 (PgDn)</translation>
    </message>
    <message>
        <source>Choose a day (Ctrl+D)</source>
        <translation>选择日期 (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>DayEdit</name>
    <message>
        <source>year-month-day</source>
        <translation>年-月-日</translation>
    </message>
    <message>
        <source>Calendar (Alt+↓)</source>
        <translation>日历 (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>HallCanvas</name>
    <message>
        <source>Screen</source>
        <translation>银幕</translation>
    </message>
</context>
<context>
    <name>HallPanel</name>
    <message>
        <source>Seat map</source>
        <translation>座位图</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Fit (Ctrl+0)</source>
        <translation>适合窗口 (Ctrl+0)</translation>
    </message>
    <message>
        <source>Larger (Ctrl++)</source>
        <translation>放大 (Ctrl++)</translation>
    </message>
    <message>
        <source>Smaller (Ctrl+-)</source>
        <translation>缩小 (Ctrl+-)</translation>
    </message>
    <message>
        <source>Loading the hall …</source>
        <translation>正在载入座位图…</translation>
    </message>
    <message>
        <source>No show chosen</source>
        <translation>尚未选择场次</translation>
    </message>
    <message>
        <source>Choose one at the left or with its F key.</source>
        <translation>在左侧点选，或按对应的 F 键。</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>可售</translation>
    </message>
    <message>
        <source>This sale</source>
        <translation>本单</translation>
    </message>
    <message>
        <source>Held elsewhere</source>
        <translation>他台占座</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>已售</translation>
    </message>
    <message>
        <source>Wheelchair</source>
        <translation>轮椅</translation>
    </message>
    <message>
        <source>Couple seat</source>
        <translation>情侣座</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Not selling</source>
        <translation>暂停售票</translation>
    </message>
    <message>
        <source>TTMS box office</source>
        <translation>TTMS 售票</translation>
    </message>
    <message>
        <source>Sell</source>
        <translation>售票</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Something went wrong. Try again.</source>
        <translation>出了点问题，请重试。</translation>
    </message>
    <message>
        <source>The server refused this; nothing was changed.</source>
        <translation>服务器拒绝了此操作，未作任何更改。</translation>
    </message>
    <message>
        <source>The server does not accept this input; nothing was changed. Check it.</source>
        <translation>服务器不接受所填内容，未作任何更改。请检查后重试。</translation>
    </message>
    <message>
        <source>“{field}” is not acceptable ({rule}). Correct it and try again.</source>
        <translation>“{field}”填写有误（{rule}）。请改正后重试。</translation>
    </message>
    <message>
        <source>One of the fields is not acceptable. Correct it and try again.</source>
        <translation>有一项填写有误，请改正后重试。</translation>
    </message>
    <message>
        <source>This request was sent before with other content; nothing was changed. Start again.</source>
        <translation>同一请求先前以不同内容提交过，未作任何更改。请重新操作。</translation>
    </message>
    <message>
        <source>A seat stands twice in the request; nothing was changed. Choose the seats again.</source>
        <translation>同一座位重复提交，未作任何更改。请重新选座。</translation>
    </message>
    <message>
        <source>At most {limit} seats can be sold at once. Sell these first, then the others.</source>
        <translation>一次最多可售 {limit} 个座位。请先售出这些，再选其余座位。</translation>
    </message>
    <message>
        <source>So many seats cannot be sold at once. Sell some first, then the others.</source>
        <translation>一次不能售出这么多座位。请先售出一部分，再选其余座位。</translation>
    </message>
    <message>
        <source>This amount is not possible; nothing was sold. Check the amount given.</source>
        <translation>金额不合理，未售出任何票。请核对实收金额。</translation>
    </message>
    <message>
        <source>Sign in again to go on. Your work is kept.</source>
        <translation>请重新登录以继续，当前操作已保留。</translation>
    </message>
    <message>
        <source>User name or password is wrong. Check both, and whether Caps Lock is on.</source>
        <translation>用户名或密码不正确，请检查输入和大写锁定键。</translation>
    </message>
    <message>
        <source>Nobody is signed in here. Sign in to go on.</source>
        <translation>此柜台尚未登录，请先登录。</translation>
    </message>
    <message>
        <source>Your session is over. Sign in again; your work is kept.</source>
        <translation>登录已过期，请重新登录。当前操作已保留。</translation>
    </message>
    <message>
        <source>The account “{user_name}” is switched off. Ask a manager to switch it on.</source>
        <translation>账号“{user_name}”已停用，请联系经理启用。</translation>
    </message>
    <message>
        <source>This account is switched off. Ask a manager to switch it on.</source>
        <translation>此账号已停用，请联系经理启用。</translation>
    </message>
    <message>
        <source>You may not do this. Ask a manager.</source>
        <translation>您没有此项权限，请找经理处理。</translation>
    </message>
    <message>
        <source>This does not exist any more. Choose again.</source>
        <translation>所选内容已不存在，请重新选择。</translation>
    </message>
    <message>
        <source>This hall does not exist any more. Choose another one.</source>
        <translation>该影厅已不存在，请另选影厅。</translation>
    </message>
    <message>
        <source>This show does not exist any more. Choose another show.</source>
        <translation>该场次已不存在，请另选场次。</translation>
    </message>
    <message>
        <source>The hall has no such seat. Choose the seats again.</source>
        <translation>该影厅没有这个座位，请重新选座。</translation>
    </message>
    <message>
        <source>These seats are not reserved for you any more. Choose them again.</source>
        <translation>这些座位已不再为您保留，请重新选座。</translation>
    </message>
    <message>
        <source>This show is not sold under that ticket type. Choose another type.</source>
        <translation>该场次不售此票种，请另选票种。</translation>
    </message>
    <message>
        <source>Something has changed meanwhile; nothing was done. Look at the screen and try again.</source>
        <translation>情况已有变化，未执行任何操作。请查看屏幕后重试。</translation>
    </message>
    <message>
        <source>Row {row_label}, seat {seat_label} has just been taken. Choose another seat.</source>
        <translation>{row_label} 排 {seat_label} 座刚被占用，请另选座位。</translation>
    </message>
    <message>
        <source>The seat has just been taken. Choose another one.</source>
        <translation>该座位刚被占用，请另选座位。</translation>
    </message>
    <message>
        <source>Row {row_label}, seat {seat_label} is broken and not sold. Choose another seat.</source>
        <translation>{row_label} 排 {seat_label} 座已停用，不可售。请另选座位。</translation>
    </message>
    <message>
        <source>This seat is broken and not sold. Choose another one.</source>
        <translation>该座位已停用，不可售。请另选座位。</translation>
    </message>
    <message>
        <source>The time for these seats was over; nothing was paid. Choose the seats again.</source>
        <translation>座位保留时间已到，未收款。请重新选座。</translation>
    </message>
    <message>
        <source>Ticket sales stop {minutes} minutes before the show. Choose another show.</source>
        <translation>开场前 {minutes} 分钟停止售票，请另选场次。</translation>
    </message>
    <message>
        <source>Ticket sales for this show are closed. Choose another show.</source>
        <translation>该场次已停售，请另选场次。</translation>
    </message>
    <message>
        <source>The show has begun; its tickets are neither sold nor refunded any more.</source>
        <translation>本场已开映，不再售票或退票。</translation>
    </message>
    <message>
        <source>A price has changed; nothing was sold. Check the new total and take the money again.</source>
        <translation>票价已变动，未售出。请核对新的合计后重新收款。</translation>
    </message>
    <message>
        <source>{given} is less than the {total} to pay. Enter the amount that was given.</source>
        <translation>实收 {given} 少于应收 {total}，请核对实收金额。</translation>
    </message>
    <message>
        <source>Less was given than is to pay. Enter the amount that was given.</source>
        <translation>实收少于应收，请核对实收金额。</translation>
    </message>
    <message>
        <source>This show is cancelled. Choose another show.</source>
        <translation>本场已取消。请选择其他场次。</translation>
    </message>
    <message>
        <source>A show cannot be at that time; nothing was changed. Choose another time or hall.</source>
        <translation>该时间不能排片，未作任何更改。请选择其他时间或影厅。</translation>
    </message>
    <message>
        <source>“{play_title}” is shown in {studio_name} at that time. Choose another time or hall.</source>
        <translation>该时段{studio_name}已排《{play_title}》，请改换时间或影厅。</translation>
    </message>
    <message>
        <source>Another show is in this hall at that time. Choose another time or hall.</source>
        <translation>该时段此影厅已有其他场次，请改换时间或影厅。</translation>
    </message>
    <message>
        <source>That time is already over. Choose a later one.</source>
        <translation>该时间已过。请选择稍后的时间。</translation>
    </message>
    <message>
        <source>“{play_title}” is not shown on that day. Choose a day of its run.</source>
        <translation>《{play_title}》当天不在放映期内。请选择放映期内的日期。</translation>
    </message>
    <message>
        <source>The film is not shown on that day. Choose a day of its run.</source>
        <translation>该影片当天不在放映期内。请选择放映期内的日期。</translation>
    </message>
    <message>
        <source>Seats of this show are sold or reserved, so it stays where it is. Cancel it, or wait until nobody has a seat.</source>
        <translation>本场已有座位售出或被保留，不能移动。请取消本场，或等到无人占座。</translation>
    </message>
    <message>
        <source>This show is over; it cannot be cancelled any more.</source>
        <translation>本场已结束，不能再取消。</translation>
    </message>
    <message>
        <source>“{play_title}” is retired. Take it back into use under Films first.</source>
        <translation>《{play_title}》已停用。请先在“影片”中恢复使用。</translation>
    </message>
    <message>
        <source>The film is retired. Take it back into use under Films first.</source>
        <translation>该影片已停用。请先在“影片”中恢复使用。</translation>
    </message>
    <message>
        <source>{studio_name} is retired. Take it back into use under Halls first.</source>
        <translation>{studio_name} 已停用。请先在“影厅”中恢复使用。</translation>
    </message>
    <message>
        <source>The hall is retired. Take it back into use under Halls first.</source>
        <translation>该影厅已停用。请先在“影厅”中恢复使用。</translation>
    </message>
    <message>
        <source>The name “{name}” is in use. Choose another name.</source>
        <translation>名称“{name}”已被使用，请换一个。</translation>
    </message>
    <message>
        <source>This name is in use. Choose another name.</source>
        <translation>该名称已被使用，请换一个。</translation>
    </message>
    <message>
        <source>Somebody else has changed “{name}” meanwhile. Look at it again, then change it.</source>
        <translation>“{name}”刚被其他人修改。请查看最新内容后再修改。</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile. Look at it again, then change it.</source>
        <translation>内容刚被其他人修改。请查看最新内容后再修改。</translation>
    </message>
    <message>
        <source>The plan cannot be read at line {line}, column {column}: {rule}.</source>
        <translation>座位图第 {line} 行第 {column} 列无法识别：{rule}。</translation>
    </message>
    <message>
        <source>The plan of the hall cannot be read. Correct it.</source>
        <translation>座位图无法识别，请更正。</translation>
    </message>
    <message>
        <source>This film does not exist any more. Choose another one.</source>
        <translation>该影片已不存在。请另选一部。</translation>
    </message>
    <message>
        <source>“{play_title}” has shows, so it cannot be deleted. Retire it instead.</source>
        <translation>《{play_title}》已有场次，不能删除。请改为停用。</translation>
    </message>
    <message>
        <source>The film has shows, so it cannot be deleted. Retire it instead.</source>
        <translation>该影片已有场次，不能删除。请改为停用。</translation>
    </message>
    <message>
        <source>{studio_name} has shows, so it cannot be deleted. Retire it instead.</source>
        <translation>{studio_name} 已有场次，不能删除。请改为停用。</translation>
    </message>
    <message>
        <source>The hall has shows, so it cannot be deleted. Retire it instead.</source>
        <translation>该影厅已有场次，不能删除。请改为停用。</translation>
    </message>
    <message>
        <source>This person does not exist any more. Choose another one.</source>
        <translation>该人员已不存在。请另选一位。</translation>
    </message>
    <message>
        <source>The old password is wrong. Type it again.</source>
        <translation>旧密码不正确，请重新输入。</translation>
    </message>
    <message>
        <source>Nobody else is an administrator. Make somebody else one first.</source>
        <translation>没有其他管理员。请先指定另一位管理员。</translation>
    </message>
    <message>
        <source>There is no order “{order}”. Check the number.</source>
        <translation>没有订单“{order}”。请核对编号。</translation>
    </message>
    <message>
        <source>There is no such order. Check the number.</source>
        <translation>没有这个订单。请核对编号。</translation>
    </message>
    <message>
        <source>The order has no such ticket. Open the order again.</source>
        <translation>订单中没有这张票。请重新打开订单。</translation>
    </message>
    <message>
        <source>Somebody else sold this order. Ask a manager to refund it.</source>
        <translation>该订单由他人售出。请由经理退票。</translation>
    </message>
    <message>
        <source>Row {row_label}, seat {seat_label} was refunded before (number {refund_number}); no money goes back again.</source>
        <translation>{row_label} 排 {seat_label} 座此前已退票（编号 {refund_number}），不再退款。</translation>
    </message>
    <message>
        <source>A ticket was refunded before; no money goes back again.</source>
        <translation>有票此前已退，不再退款。</translation>
    </message>
    <message>
        <source>A report covers at most {limit} days. Choose a shorter time.</source>
        <translation>报表最多涵盖 {limit} 天。请缩短时间范围。</translation>
    </message>
    <message>
        <source>A report cannot cover so many days. Choose a shorter time.</source>
        <translation>报表不能涵盖这么多天。请缩短时间范围。</translation>
    </message>
    <message>
        <source>The server gave no answer. Try again.</source>
        <translation>服务器没有应答，请重试。</translation>
    </message>
    <message>
        <source>The server is very busy. Wait a moment, then try again.</source>
        <translation>服务器繁忙，请稍候再试。</translation>
    </message>
    <message>
        <source>The server cannot reach its database; nothing can be sold now. It goes on by itself.</source>
        <translation>服务器连不上数据库，暂时不能售票。恢复后会自动继续。</translation>
    </message>
    <message>
        <source>It is not known yet whether this happened. It is being checked; do not do it again.</source>
        <translation>尚不清楚操作是否成功，正在核对，请勿重复操作。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network; it goes on by itself.</source>
        <translation>连不上服务器。请检查网络，恢复后会自动继续。</translation>
    </message>
    <message>
        <source>The server did not answer in time. Wait a moment, then try again.</source>
        <translation>服务器未及时应答，请稍候再试。</translation>
    </message>
    <message>
        <source>The connection was closed. Sign in again to go on.</source>
        <translation>连接已关闭，请重新登录以继续。</translation>
    </message>
    <message>
        <source>The server has a fault. Tell your manager this number: {support_number}.</source>
        <translation>服务器出错。请将此编号告知经理：{support_number}。</translation>
    </message>
    <message>
        <source>The server has a fault. Tell your manager.</source>
        <translation>服务器出错，请告知经理。</translation>
    </message>
    <message>
        <source>“{text}” is not an amount. Type it like 50 or 50.00.</source>
        <translation>“{text}”不是金额，请按 50 或 50.00 的格式输入。</translation>
    </message>
    <message>
        <source>This is not an amount. Type it like 50 or 50.00.</source>
        <translation>输入的不是金额，请按 50 或 50.00 的格式输入。</translation>
    </message>
    <message>
        <source>This computer cannot record the sale ({problem}); nothing was sold. Free some disk space.</source>
        <translation>本机无法记录这笔销售（{problem}），未售出。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>This computer cannot record the sale; nothing was sold. Free some disk space.</source>
        <translation>本机无法记录这笔销售，未售出。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>Counter {counter_name} is already open on this computer. Use that window.</source>
        <translation>{counter_name} 号柜台已在本机打开，请使用那个窗口。</translation>
    </message>
    <message>
        <source>This counter is already open on this computer. Use that window.</source>
        <translation>该柜台已在本机打开，请使用那个窗口。</translation>
    </message>
    <message>
        <source>The tickets are sold, but their file could not be saved ({problem}). Reprint them (Ctrl+P).</source>
        <translation>票已售出，但票面文件未能保存（{problem}）。请补打 (Ctrl+P)。</translation>
    </message>
    <message>
        <source>The tickets are sold, but their file could not be saved. Reprint them (Ctrl+P).</source>
        <translation>票已售出，但票面文件未能保存。请补打 (Ctrl+P)。</translation>
    </message>
    <message>
        <source>This computer has no printer. The ticket file is saved; open it or reprint later.</source>
        <translation>本机没有打印机。票面文件已保存，可打开查看或稍后补打。</translation>
    </message>
    <message>
        <source>The printer “{printer}” does not print. The ticket is sold and saved; reprint it later.</source>
        <translation>打印机“{printer}”无法打印。票已售出并保存，请稍后补打。</translation>
    </message>
    <message>
        <source>The printer does not print. The ticket is sold and saved; reprint it later.</source>
        <translation>打印机无法打印。票已售出并保存，请稍后补打。</translation>
    </message>
</context>
<context>
    <name>OfficeDialog</name>
    <message>
        <source>Throw away what was typed?</source>
        <translation>放弃已填写的内容？</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>This is not possible here.</source>
        <translation>此处不能这样填写。</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>At most {0} characters.</source>
        <translation>最多 {0} 个字符。</translation>
    </message>
    <message>
        <source>At least {0} characters.</source>
        <translation>至少 {0} 个字符。</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>内容过长。</translation>
    </message>
    <message>
        <source>It holds characters that cannot be seen.</source>
        <translation>含有不可见字符。</translation>
    </message>
    <message>
        <source>It holds characters that cannot be stored.</source>
        <translation>含有无法保存的字符。</translation>
    </message>
    <message>
        <source>More than 0.</source>
        <translation>必须大于 0。</translation>
    </message>
    <message>
        <source>0 or more.</source>
        <translation>不能小于 0。</translation>
    </message>
    <message>
        <source>From {0} to {1}.</source>
        <translation>应在 {0} 到 {1} 之间。</translation>
    </message>
    <message>
        <source>The end is before the beginning.</source>
        <translation>结束早于开始。</translation>
    </message>
    <message>
        <source>At most {0} days.</source>
        <translation>最多 {0} 天。</translation>
    </message>
    <message>
        <source>This is no day of the calendar.</source>
        <translation>这不是有效的日期。</translation>
    </message>
    <message>
        <source>This is no time of the calendar.</source>
        <translation>这不是有效的时间。</translation>
    </message>
</context>
<context>
    <name>SaleCard</name>
    <message>
        <source>Print tickets</source>
        <translation>打印票</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>另存…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Sold · order {number} · {count}</source>
        <translation>已售 · 订单 {number} · {count}</translation>
    </message>
    <message>
        <source>Exact amount in cash</source>
        <translation>现金正好</translation>
    </message>
    <message>
        <source>{given} given for {total}</source>
        <translation>应收 {total} · 实收 {given}</translation>
    </message>
    <message>
        <source>The answer was lost, but this sale was made.</source>
        <translation>应答曾丢失，但本单已成交。</translation>
    </message>
    <message>
        <source>The first ticket</source>
        <translation>第一张票</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>排片</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Halls</source>
        <translation>影厅</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
</context>
<context>
    <name>SellTickets</name>
    <message>
        <source>Nothing has been sold at this counter yet.</source>
        <translation>本柜台还没有售出过票。</translation>
    </message>
    <message>
        <source>The tickets were sent to {printer}.</source>
        <translation>票已送往打印机 {printer}。</translation>
    </message>
    <message>
        <source>The tickets were saved as {file}.</source>
        <translation>票已保存为 {file}。</translation>
    </message>
    <message>
        <source>The seats of the other show were given back.</source>
        <translation>已退掉另一场次的座位。</translation>
    </message>
    <message>
        <source>The time for these seats is over; they are free again. Choose them again.</source>
        <translation>座位保留时间已到，座位已释放。请重新选座。</translation>
    </message>
    <message>
        <source>{seat}. Choose another seat.</source>
        <translation>{seat}。请另选座位。</translation>
    </message>
    <message>
        <source>Prices have changed. Check the total before you take the money.</source>
        <translation>票价已变动，收款前请核对合计。</translation>
    </message>
    <message>
        <source>{seats}: not reserved for you any more. Choose again.</source>
        <translation>{seats} 已不再为您保留，请重新选座。</translation>
    </message>
    <message>
        <source>{seats}: just taken by counter {name}. Choose another seat.</source>
        <translation>{seats} 刚被 {name} 号柜台占用，请另选座位。</translation>
    </message>
    <message>
        <source>{seats}: just taken by another counter. Choose another seat.</source>
        <translation>{seats} 刚被其他柜台占用，请另选座位。</translation>
    </message>
    <message>
        <source>A sale at this counter is not settled yet: {names} must sign in here.</source>
        <translation>本柜台有一笔销售尚未核实，须由 {names} 在此登录。</translation>
    </message>
    <message>
        <source>The interrupted sale ({show}, {total}) did not happen: nothing was sold. Return the money.</source>
        <translation>中断的销售（{show}，{total}）未成交，没有售出票。请退还现金。</translation>
    </message>
    <message>
        <source>The interrupted sale ({show}, {total}) was made: order {number}. Its tickets are ready.</source>
        <translation>中断的销售（{show}，{total}）已成交，订单 {number}，可以出票。</translation>
    </message>
    <message>
        <source>Selling …</source>
        <translation>正在出票…</translation>
    </message>
    <message>
        <source>Still checking whether the sale was made. Do not sell again; show this to a manager.</source>
        <translation>仍在核对本单是否成交。请勿重复售票，并请经理查看。</translation>
    </message>
    <message>
        <source>No answer yet. Checking whether the sale was made …</source>
        <translation>尚无应答，正在核对本单是否成交…</translation>
    </message>
    <message>
        <source>Choose seats first.</source>
        <translation>请先选座。</translation>
    </message>
    <message>
        <source>{seat}: {state}</source>
        <translation>{seat}：{state}</translation>
    </message>
    <message>
        <source>This show has begun; no more seats are sold. Choose another show.</source>
        <translation>该场次已开场，不再售票。请另选场次。</translation>
    </message>
    <message>
        <source>Sales stop {minutes} minutes before the show. Choose another show.</source>
        <translation>开场前 {minutes} 分钟停止售票，请另选场次。</translation>
    </message>
    <message>
        <source>Other counters hold {count}</source>
        <translation>其他柜台占座 {count}</translation>
    </message>
    <message>
        <source>Counter {name} holds {count} · {countdown}</source>
        <translation>{name} 号柜台占座 {count} · {countdown}</translation>
    </message>
    <message>
        <source>held by counter {name}, free again in {countdown}</source>
        <translation>{name} 号柜台占座，{countdown} 后释放</translation>
    </message>
    <message>
        <source>free</source>
        <translation>可售</translation>
    </message>
    <message>
        <source>being reserved …</source>
        <translation>正在占座…</translation>
    </message>
    <message>
        <source>in this cart</source>
        <translation>在本单中</translation>
    </message>
    <message>
        <source>held by another counter</source>
        <translation>其他柜台占座</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>已售</translation>
    </message>
    <message>
        <source>broken, not sold</source>
        <translation>已停用，不可售</translation>
    </message>
    <message>
        <source> (wheelchair place)</source>
        <translation>（轮椅席）</translation>
    </message>
    <message>
        <source> (couple seat for {places})</source>
        <translation>（情侣座，{places} 人）</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>已散场</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>放映中</translation>
    </message>
    <message>
        <source>Sales closed</source>
        <translation>已停售</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>售罄</translation>
    </message>
    <message>
        <source>1 show on sale</source>
        <translation>1 场在售</translation>
    </message>
    <message>
        <source>{count} shows on sale</source>
        <translation>{count} 场在售</translation>
    </message>
    <message>
        <source>The seats stay in this sale.</source>
        <translation>本单座位仍然保留。</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>Row {row}, seat {seat}</source>
        <translation>{row} 排 {seat} 座</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{places} free</source>
        <translation>余 {places}</translation>
    </message>
    <message>
        <source>{free} of {total} free</source>
        <translation>余 {free} / {total}</translation>
    </message>
    <message>
        <source>1 ticket</source>
        <translation>1 张</translation>
    </message>
    <message>
        <source>{count} tickets</source>
        <translation>{count} 张</translation>
    </message>
    <message>
        <source>Counter {name}</source>
        <translation>{name} 号柜台</translation>
    </message>
</context>
<context>
    <name>SellTicketsView</name>
    <message>
        <source>Save tickets</source>
        <translation>保存票面</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>F1 to F7 choose a show · PgUp PgDn another day</source>
        <translation>F1–F7 选场次 · PgUp PgDn 换日期</translation>
    </message>
    <message>
        <source>↑↓←→ seat · Space take or give back · {types} ticket type · Del remove · Enter take cash</source>
        <translation>↑↓←→ 选座 · 空格 选/取消 · {types} 票种 · Del 退座 · Enter 现金收讫</translation>
    </message>
</context>
<context>
    <name>ShowList</name>
    <message>
        <source>Shows</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Loading the shows …</source>
        <translation>正在载入场次…</translation>
    </message>
    <message>
        <source>No shows on this day</source>
        <translation>当天没有场次</translation>
    </message>
    <message>
        <source>Choose another day with PgUp and PgDn.</source>
        <translation>按 PgUp、PgDn 换日期。</translation>
    </message>
    <message>
        <source>1 show closed</source>
        <translation>已停售 1 场</translation>
    </message>
    <message>
        <source>{count} shows closed</source>
        <translation>已停售 {count} 场</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>No server answers at this address. Check the address and the network.</source>
        <translation>该地址没有服务器应答。请检查地址和网络。</translation>
    </message>
    <message>
        <source>Enter the server&apos;s address, for example 192.168.1.10:7850.</source>
        <translation>请输入服务器地址，例如 192.168.1.10:7850。</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>请输入用户名。</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Enter the name of this counter, at most 16 characters, for example 2.</source>
        <translation>请输入柜台名称，最多 16 个字符，例如 2。</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Box office</source>
        <translation>售票处</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Language and theme</source>
        <translation>语言与主题</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>正在登录…</translation>
    </message>
</context>
</TS>
