<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AmountSheet</name>
    <message>
        <source>Total of all notes and coins</source>
        <translation>全部纸币和硬币合计</translation>
    </message>
</context>
<context>
    <name>AppearanceMenu</name>
    <message>
        <source>System theme</source>
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
        <source>Customer display</source>
        <translation>顾客屏</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Change your password…</source>
        <translation>修改我的密码…</translation>
    </message>
    <message>
        <source>E-mail address…</source>
        <translation>邮箱地址…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
</context>
<context>
    <name>BestSeatsBar</name>
    <message>
        <source>Best seats for {count}</source>
        <translation>{count} 人最佳座位</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Best seats for {count} (key {count})</source>
        <translation>{count} 人最佳座位（按键 {count}）</translation>
    </message>
    <message>
        <source>Best seats for 6 to 9 (keys 6 to 9)</source>
        <translation>6 至 9 人最佳座位（按键 6 至 9）</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
</context>
<context>
    <name>CancelDialog</name>
    <message>
        <source>Cancel this show?</source>
        <translation>取消这一场？</translation>
    </message>
    <message>
        <source>Cancel the show</source>
        <translation>取消本场</translation>
    </message>
    <message>
        <source>Keep the show</source>
        <translation>不取消</translation>
    </message>
    <message>
        <source>Customers may see this.</source>
        <translation>顾客可能会看到。</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>CardPanel</name>
    <message>
        <source>A reference has at most {most} characters. Check the slip again.</source>
        <translation>参考号最多 {most} 个字符。请再核对签购单。</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>待付金额</translation>
    </message>
    <message>
        <source>To charge</source>
        <translation>应刷金额</translation>
    </message>
    <message>
        <source>At the terminal…</source>
        <translation>正在刷卡…</translation>
    </message>
    <message>
        <source>This is a card number, which is never stored. Type the reference instead.</source>
        <translation>这是银行卡号，系统从不保存卡号。请输入参考号。</translation>
    </message>
    <message>
        <source>Amount by card (leave empty for all)</source>
        <translation>刷卡金额（留空为全部）</translation>
    </message>
    <message>
        <source>Reference on the slip</source>
        <translation>签购单上的参考号</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>未扣款</translation>
    </message>
    <message>
        <source>Charge the card</source>
        <translation>刷卡付款</translation>
    </message>
    <message>
        <source>It was refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>It was charged</source>
        <translation>已扣款</translation>
    </message>
    <message>
        <source>Refund this amount to the card at the terminal.</source>
        <translation>请在刷卡终端上将此金额退回银行卡。</translation>
    </message>
    <message>
        <source>Refunding the card…</source>
        <translation>正在退回银行卡…</translation>
    </message>
    <message>
        <source>Refund this amount to the card at the terminal (reference {approval}).</source>
        <translation>请在刷卡终端上将此金额退回银行卡（参考号 {approval}）。</translation>
    </message>
    <message>
        <source>No answer yet: asking the terminal whether the card was charged. Do not charge it again. If the terminal shows the payment, type the reference on its slip.</source>
        <translation>尚无应答：正在向刷卡终端查询是否已扣款。请勿再次刷卡。如终端显示已扣款，请输入签购单上的参考号。</translation>
    </message>
    <message>
        <source>Charge this amount at the terminal, then type the reference on its slip.</source>
        <translation>请在刷卡终端上刷此金额，然后输入签购单上的参考号。</translation>
    </message>
</context>
<context>
    <name>CartLineRow</name>
    <message>
        <source>Remove this seat</source>
        <translation>去掉此座</translation>
    </message>
</context>
<context>
    <name>CartPanel</name>
    <message>
        <source>Held {time}</source>
        <translation>锁座 {time}</translation>
    </message>
    <message>
        <source>Taking the cash…</source>
        <translation>正在收款…</translation>
    </message>
    <message>
        <source>Checking the sale…</source>
        <translation>正在核对本单…</translation>
    </message>
    <message>
        <source>Last: {number} · {total}</source>
        <translation>上一单 {number} · {total}</translation>
    </message>
    <message>
        <source>Left to pay</source>
        <translation>待付金额</translation>
    </message>
    <message>
        <source>Choose a show first.</source>
        <translation>请先选择场次。</translation>
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
        <source>Remove all seats ({key})</source>
        <translation>去掉全部座位（{key}）</translation>
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
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>No seats yet</source>
        <translation>尚未选座</translation>
    </message>
    <message>
        <source>Click seats on the seat map, or choose them with the space bar.</source>
        <translation>在座位图上点选座位，或按空格键选座。</translation>
    </message>
    <message>
        <source>Last: {number} · {count} · {total}</source>
        <translation>上一单 {number} · {count} · {total}</translation>
    </message>
</context>
<context>
    <name>CashDialog</name>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Printed on the Z report, e.g. change from the bank, courier paid.</source>
        <translation>会印在 Z 报表上，例如：银行换零、支付快递费。</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
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
        <source>Left to pay</source>
        <translation>待付金额</translation>
    </message>
    <message>
        <source>Amount given</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Take as part payment</source>
        <translation>先收这部分</translation>
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
        <source>This is not an amount of cash. Type it like {example}.</source>
        <translation>金额无效。请按 {example} 的格式输入。</translation>
    </message>
    <message>
        <source>Type the amount that the customer gives.</source>
        <translation>输入顾客所付金额。</translation>
    </message>
    <message>
        <source>{missing} is missing. Ask for more or remove a seat.</source>
        <translation>还差 {missing}，请补收或去掉座位。</translation>
    </message>
</context>
<context>
    <name>ChangePasswordDialog</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change your password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation>旧密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Repeat new password</source>
        <translation>再输入一次新密码</translation>
    </message>
    <message>
        <source>You stay signed in here; elsewhere you are signed out.</source>
        <translation>您在本机仍保持登录，其他地方会退出登录。</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>正在修改…</translation>
    </message>
</context>
<context>
    <name>ChangeSettings</name>
    <message>
        <source>The scanner works. It read: {code}</source>
        <translation>扫码枪工作正常，读到：{code}</translation>
    </message>
    <message>
        <source>Enter an address such as 192.168.1.10:7850.</source>
        <translation>请输入地址，例如 192.168.1.10:7850。</translation>
    </message>
    <message>
        <source>A counter’s name has 1 to 16 characters.</source>
        <translation>柜台名称为 1 到 16 个字符。</translation>
    </message>
    <message>
        <source>Saved. It applies from the next sign-in.</source>
        <translation>已保存，下次登录时生效。</translation>
    </message>
    <message>
        <source>{action} is now on {key}.</source>
        <translation>“{action}”现在用 {key}。</translation>
    </message>
    <message>
        <source>{key} has a fixed use. Choose another key.</source>
        <translation>{key} 有固定用途，不能更改。请换一个键。</translation>
    </message>
    <message>
        <source>Letters choose ticket types. Choose a key other than {key}.</source>
        <translation>字母键用于选择票种。请不要使用 {key}。</translation>
    </message>
    <message>
        <source>{key} is already used: {other}. Choose another key.</source>
        <translation>{key} 已用于“{other}”。请换一个键。</translation>
    </message>
    <message>
        <source>The log could not be saved ({problem}). Choose another folder.</source>
        <translation>日志无法保存（{problem}）。请换一个文件夹。</translation>
    </message>
    <message>
        <source>The log was saved as {file}.</source>
        <translation>日志已保存为 {file}。</translation>
    </message>
    <message>
        <source>Sale line</source>
        <translation>快捷售票</translation>
    </message>
    <message>
        <source>Cash with change</source>
        <translation>现金找零</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Complimentary tickets</source>
        <translation>赠票</translation>
    </message>
    <message>
        <source>Customer’s name</source>
        <translation>顾客姓名</translation>
    </message>
    <message>
        <source>Remove a seat</source>
        <translation>去掉一个座位</translation>
    </message>
    <message>
        <source>Clear the sale</source>
        <translation>清空本单</translation>
    </message>
    <message>
        <source>Reprint the last tickets</source>
        <translation>补打上一单</translation>
    </message>
    <message>
        <source>Print the last receipt</source>
        <translation>打印上一单收据</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>打开钱箱</translation>
    </message>
    <message>
        <source>Sell vouchers</source>
        <translation>出售代金券</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Take the better seats</source>
        <translation>换成更好的座位</translation>
    </message>
    <message>
        <source>Hand over seats</source>
        <translation>转交座位</translation>
    </message>
    <message>
        <source>Take over seats, or take back an offer</source>
        <translation>接收座位或收回转交</translation>
    </message>
    <message>
        <source>Reserve seats under a name</source>
        <translation>按姓名预留座位</translation>
    </message>
</context>
<context>
    <name>ChangeSettingsView</name>
    <message>
        <source>Action</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>The log is on the clipboard.</source>
        <translation>日志已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Sell screen keys</source>
        <translation>售票界面按键</translation>
    </message>
    <message>
        <source>About and log</source>
        <translation>关于与日志</translation>
    </message>
    <message>
        <source>Applies from the next sign-in</source>
        <translation>下次登录时生效</translation>
    </message>
    <message>
        <source>Printers…</source>
        <translation>打印机…</translation>
    </message>
    <message>
        <source>Filter the lines</source>
        <translation>筛选日志</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>没有需要留意的记录</translation>
    </message>
    <message>
        <source>TTMS {version} · {system} · display scale {percent}%</source>
        <translation>TTMS {version} · {system} · 显示缩放 {percent}%</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>↑↓ action · Enter change key · F4 printers · F12 customer display · F5 reload the log</source>
        <translation>↑↓ 选动作 · Enter 更换按键 · F4 打印机 · F12 顾客屏 · F5 重新读取日志</translation>
    </message>
    <message>
        <source>F4 printers · F12 customer display · F5 reload the log · F6 keys</source>
        <translation>F4 打印机 · F12 顾客屏 · F5 重新读取日志 · F6 按键</translation>
    </message>
    <message>
        <source>↑↓ action · Enter change key · F4 printers · F12 customer display · F6 log</source>
        <translation>↑↓ 选动作 · Enter 更换按键 · F4 打印机 · F12 顾客屏 · F6 日志</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Same as system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Save server and counter</source>
        <translation>保存服务器和柜台</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Customer display</source>
        <translation>顾客屏</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Scanner: scan any code here to test it.</source>
        <translation>扫码枪：在此扫描任意码即可测试。</translation>
    </message>
</context>
<context>
    <name>Changing</name>
    <message>
        <source>No answer came, so it is not known whether this was done. Try again: it is never done twice.</source>
        <translation>没有收到应答，不知道是否已完成。请再按一次，绝不会重复执行。</translation>
    </message>
</context>
<context>
    <name>CheckIn</name>
    <message>
        <source>Without the server · scans waiting: {count}</source>
        <translation>服务器离线 · 待发送检票：{count} 条</translation>
    </message>
    <message>
        <source>Sending waiting scans: {count}</source>
        <translation>正在发送检票：{count} 条</translation>
    </message>
    <message>
        <source>Let in here: {count}</source>
        <translation>本处已入场：{count}</translation>
    </message>
    <message>
        <source>All shows today</source>
        <translation>今日全部场次</translation>
    </message>
    <message>
        <source>The server did not accept this scan</source>
        <translation>服务器不接受此次检票</translation>
    </message>
    <message>
        <source>Scan a ticket</source>
        <translation>请扫描影票</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核验…</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>已出场</translation>
    </message>
    <message>
        <source>Already used</source>
        <translation>已使用</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退票</translation>
    </message>
    <message>
        <source>Another show</source>
        <translation>场次不符</translation>
    </message>
    <message>
        <source>Another day</source>
        <translation>日期不符</translation>
    </message>
    <message>
        <source>Show cancelled</source>
        <translation>场次已取消</translation>
    </message>
    <message>
        <source>Not inside</source>
        <translation>未在场内</translation>
    </message>
    <message>
        <source>Unknown ticket</source>
        <translation>查无此票</translation>
    </message>
    <message>
        <source>Forged</source>
        <translation>伪造票</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>Scan at any time; no field has to be chosen first.</source>
        <translation>随时可直接扫码，无需先点选输入框。</translation>
    </message>
    <message>
        <source>Let in.</source>
        <translation>请入场。</translation>
    </message>
    <message>
        <source>May come back in with the same ticket.</source>
        <translation>可凭同一张票再次入场。</translation>
    </message>
    <message>
        <source>Somebody has already gone in with it. Ask for the order, or call a manager.</source>
        <translation>此票已有人入场。请查看订单或联系经理。</translation>
    </message>
    <message>
        <source>This ticket was refunded. Sell a new one.</source>
        <translation>票款已退。请另行购票。</translation>
    </message>
    <message>
        <source>Show them the way, or choose their show above.</source>
        <translation>请指引到正确的影厅，或在上方选择该场次。</translation>
    </message>
    <message>
        <source>Do not let in today.</source>
        <translation>今日不能入场。</translation>
    </message>
    <message>
        <source>Send them to the counter for a refund.</source>
        <translation>请到柜台办理退票。</translation>
    </message>
    <message>
        <source>Nobody is inside on this ticket. Choose “In” to let them in.</source>
        <translation>持此票者不在场内。如需入场请选择“入场”。</translation>
    </message>
    <message>
        <source>No ticket of this cinema has this code. Scan again, or call a manager.</source>
        <translation>本影院没有此码的影票。请重新扫码或联系经理。</translation>
    </message>
    <message>
        <source>This code was not signed by this cinema. Keep the ticket and call a manager.</source>
        <translation>此码并非本影院签发。请留存影票并联系经理。</translation>
    </message>
    <message>
        <source>Without the server only the QR code can be read. Scan it, or check the ticket by eye.</source>
        <translation>服务器离线时只能识别二维码。请扫描二维码，或人工查验。</translation>
    </message>
    <message>
        <source>Checked by signature alone: without the server, refunds and other doors are not known.</source>
        <translation>服务器离线，仅凭签名判断：无法得知退票和其他入口的情况。</translation>
    </message>
    <message>
        <source>Already used at {time}</source>
        <translation>已于 {time} 使用</translation>
    </message>
    <message>
        <source>Counter {name}</source>
        <translation>柜台 {name}</translation>
    </message>
    <message>
        <source>Let in at {time} without the server, but: {result}.</source>
        <translation>{time} 离线放行，但：{result}。</translation>
    </message>
</context>
<context>
    <name>CheckInView</name>
    <message>
        <source>Nothing scanned yet</source>
        <translation>还没有检票</translation>
    </message>
    <message>
        <source>In</source>
        <translation>入场</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>出场</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>影票</translation>
    </message>
    <message>
        <source>Turn sound off</source>
        <translation>关闭声音</translation>
    </message>
    <message>
        <source>Turn sound on</source>
        <translation>打开声音</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>检票</translation>
    </message>
    <message>
        <source>Type a code</source>
        <translation>输入票码</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Scan at any time · / type a code · F2 in or out · M sound · F5 refresh</source>
        <translation>可随时扫码 · / 输入票码 · F2 入场或出场 · M 声音 · F5 刷新</translation>
    </message>
</context>
<context>
    <name>CloseShift</name>
    <message>
        <source>A payment is in progress and not answered yet.</source>
        <translation>有一笔付款正在进行，尚未收到结果。</translation>
    </message>
    <message>
        <source>Wait for it on the sell screen; it is checked until the result is known.</source>
        <translation>请在售票界面等待；系统会一直查询到有结果为止。</translation>
    </message>
    <message>
        <source>A voucher is being sold, and that sale is not over.</source>
        <translation>代金券正在出售，这笔销售还没有结束。</translation>
    </message>
    <message>
        <source>End it on the sell screen: Ctrl+G.</source>
        <translation>请到售票界面按 Ctrl+G 结束它。</translation>
    </message>
    <message>
        <source>A sale is open: {count}, {total}.</source>
        <translation>有一笔售票尚未完成：{count}，{total}。</translation>
    </message>
    <message>
        <source>Take the payment, or release the seats.</source>
        <translation>请收款，或释放座位。</translation>
    </message>
    <message>
        <source>Release the seats</source>
        <translation>释放座位</translation>
    </message>
    <message>
        <source>It is not known yet whether this was sold: {what}, {total}.</source>
        <translation>尚不清楚此笔是否已售出：{what}，{total}。</translation>
    </message>
    <message>
        <source>It is not known yet whether this was refunded: {what}, {total}.</source>
        <translation>尚不清楚此笔是否已退票：{what}，{total}。</translation>
    </message>
    <message>
        <source>See the orders</source>
        <translation>查看订单</translation>
    </message>
    <message>
        <source>Scans not yet sent to the server: {count}.</source>
        <translation>服务器尚未收到的检票记录：{count} 条。</translation>
    </message>
    <message>
        <source>They are sent as soon as the server answers; open the check-in screen.</source>
        <translation>服务器恢复后会自动发送；请打开检票界面。</translation>
    </message>
    <message>
        <source>See the scans</source>
        <translation>查看检票</translation>
    </message>
    <message>
        <source>{name} must sign in at this counter; it is checked then.</source>
        <translation>需要{name}在本柜台登录，届时会查询结果。</translation>
    </message>
    <message>
        <source>It is checked automatically as soon as the server answers.</source>
        <translation>系统会自动查询；服务器恢复后即有结果。</translation>
    </message>
    <message>
        <source>See the sale</source>
        <translation>查看售票</translation>
    </message>
    <message>
        <source>X report: the shift stays open</source>
        <translation>X 报表：班次继续</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应有</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Z report {number}</source>
        <translation>Z 报表 {number}</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>账簿</translation>
    </message>
    <message>
        <source>Grand total</source>
        <translation>累计总额</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Chain {seq} · {hash}</source>
        <translation>账链 {seq} · {hash}</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>净收入</translation>
    </message>
    <message>
        <source>Cinema</source>
        <translation>影院</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印时间</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>退</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>支出</translation>
    </message>
    <message>
        <source>Type how much cash is in the drawer; 0 if it is empty.</source>
        <translation>请输入钱箱中的现金金额；没有则输入 0。</translation>
    </message>
    <message>
        <source>Type the amount.</source>
        <translation>请输入金额。</translation>
    </message>
    <message>
        <source>Say what it is for, so that the count can be explained later.</source>
        <translation>请说明用途，以便日后核对。</translation>
    </message>
    <message>
        <source>The shift is open with {amount}.</source>
        <translation>已开班，备用金 {amount}。</translation>
    </message>
    <message>
        <source>You count blind: only a manager prints the X report, which shows the amount.</source>
        <translation>您须盲点：X 报表会显示应有金额，只能由经理打印。</translation>
    </message>
    <message>
        <source>{amount} was put into the drawer.</source>
        <translation>已存入钱箱 {amount}。</translation>
    </message>
    <message>
        <source>{amount} was taken out of the drawer.</source>
        <translation>已从钱箱取出 {amount}。</translation>
    </message>
    <message>
        <source>Something new was started meanwhile; finish it first.</source>
        <translation>期间又有新的业务开始；请先处理完毕。</translation>
    </message>
    <message>
        <source>The shift is closed: Z report {number}, count {difference}.</source>
        <translation>已交班：Z 报表 {number}，清点结果：{difference}。</translation>
    </message>
    <message>
        <source>The report was sent to {printer}.</source>
        <translation>报表已发送到 {printer}。</translation>
    </message>
    <message>
        <source>This computer has no printer for reports. Set it under printers: Ctrl+J, F8. The report is kept and can be printed later.</source>
        <translation>本机没有设置打印报表的打印机。可在打印机设置中指定：Ctrl+J，再按 F8。报表已保存，可稍后打印。</translation>
    </message>
    <message>
        <source>The printer “{printer}” did not print the report. It is kept and can be printed later.</source>
        <translation>打印机“{printer}”未能打印报表。报表已保存，可稍后打印。</translation>
    </message>
    <message>
        <source>The report was not printed. It is kept and can be printed later.</source>
        <translation>报表未能打印。报表已保存，可稍后打印。</translation>
    </message>
    <message>
        <source>Counter {name}</source>
        <translation>柜台 {name}</translation>
    </message>
    <message>
        <source>{counter} · opened {moment} by {name}</source>
        <translation>{counter} · {name} 于 {moment} 开班</translation>
    </message>
    <message>
        <source>{counter} · closed {moment} by {name}</source>
        <translation>{counter} · {name} 于 {moment} 交班</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>{amount} short</source>
        <translation>短款 {amount}</translation>
    </message>
    <message>
        <source>{amount} over</source>
        <translation>长款 {amount}</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>备用金</translation>
    </message>
    <message>
        <source>In the drawer</source>
        <translation>钱箱应有</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>shown after the count</source>
        <translation>清点后显示</translation>
    </message>
    <message>
        <source>with the float of {amount}</source>
        <translation>含备用金 {amount}</translation>
    </message>
    <message>
        <source>plus {amount} in vouchers</source>
        <translation>另售代金券 {amount}</translation>
    </message>
    <message>
        <source>{gross} sold, {refunded} refunded</source>
        <translation>售出 {gross}，退票 {refunded}</translation>
    </message>
    <message>
        <source>{refunds} refunds · {free} comps</source>
        <translation>{refunds} 次退票 · {free} 张赠票</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售笔数</translation>
    </message>
    <message>
        <source>Ticket types</source>
        <translation>票种</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>All means of payment</source>
        <translation>全部支付方式</translation>
    </message>
    <message>
        <source>Means of payment</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Besides tickets</source>
        <translation>票外收入</translation>
    </message>
    <message>
        <source>Fees and extras</source>
        <translation>服务费和附加商品</translation>
    </message>
    <message>
        <source>Vouchers sold</source>
        <translation>售出代金券</translation>
    </message>
    <message>
        <source>Cash in and out</source>
        <translation>现金存取</translation>
    </message>
    <message>
        <source>Drawer opened: {reason}</source>
        <translation>打开钱箱：{reason}</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>CloseShiftView</name>
    <message>
        <source>Put cash in</source>
        <translation>存入现金</translation>
    </message>
    <message>
        <source>Take cash out</source>
        <translation>取出现金</translation>
    </message>
    <message>
        <source>I cash in · U cash out · Ctrl+P print the X report · C count and close · F5 refresh</source>
        <translation>I 存入现金 · U 取出现金 · Ctrl+P 打印 X 报表 · C 清点交班 · F5 刷新</translation>
    </message>
    <message>
        <source>I cash in · U cash out · C count and close · F5 refresh</source>
        <translation>I 存入现金 · U 取出现金 · C 清点交班 · F5 刷新</translation>
    </message>
    <message>
        <source>Ctrl+P print · Esc back to the shift</source>
        <translation>Ctrl+P 打印 · Esc 返回班次</translation>
    </message>
    <message>
        <source>O open the shift · F5 refresh</source>
        <translation>O 开班 · F5 刷新</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Cash in</source>
        <translation>存入</translation>
    </message>
    <message>
        <source>Cash out</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Back to the shift</source>
        <translation>返回班次</translation>
    </message>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
</context>
<context>
    <name>CodedRecordScreen</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show retired</source>
        <translation>显示已停用</translation>
    </message>
</context>
<context>
    <name>CodedRecords</name>
    <message>
        <source>“{name}” is on sale again.</source>
        <translation>“{name}”已恢复使用。</translation>
    </message>
    <message>
        <source>“{name}” is retired.</source>
        <translation>“{name}”已停用。</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>“{name}”已保存。</translation>
    </message>
</context>
<context>
    <name>CountDialog</name>
    <message>
        <source>Close the shift</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Count all cash in the drawer, float included.</source>
        <translation>请清点钱箱中的全部现金（含备用金）。</translation>
    </message>
    <message>
        <source>Count all cash in the drawer, float included. ↑↓ and Enter move between lines.</source>
        <translation>请清点钱箱中的全部现金（含备用金）。↑↓ 和 Enter 逐行移动。</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>Why the count is short or over, if you know.</source>
        <translation>如有长短款，请注明原因。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>“{text}” is not a whole number.</source>
        <translation>“{text}”不是整数。</translation>
    </message>
    <message>
        <source>Is the drawer empty?</source>
        <translation>钱箱是空的吗？</translation>
    </message>
    <message>
        <source>It is empty</source>
        <translation>是空的</translation>
    </message>
    <message>
        <source>Nothing was typed into the count.</source>
        <translation>清点表中没有输入任何数量。</translation>
    </message>
    <message>
        <source>Closing…</source>
        <translation>正在交班…</translation>
    </message>
</context>
<context>
    <name>CountSheet</name>
    <message>
        <source>Notes</source>
        <translation>纸币</translation>
    </message>
    <message>
        <source>Coins</source>
        <translation>硬币</translation>
    </message>
    <message>
        <source>How many of {value}</source>
        <translation>{value} 的数量</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>The program has failed. Close it and start it again; no sale is lost. Number for support: {number}</source>
        <translation>程序出错。请关闭后重新打开，已售的票不会丢失。支持编号：{number}</translation>
    </message>
</context>
<context>
    <name>CustomerDisplay</name>
    <message>
        <source>TTMS customer display</source>
        <translation>TTMS 顾客屏</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Still to pay</source>
        <translation>还需支付</translation>
    </message>
    <message>
        <source>Thank you, enjoy the show!</source>
        <translation>谢谢，祝您观看愉快！</translation>
    </message>
    <message>
        <source>Cash given</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Your receipt: scan it with your phone.</source>
        <translation>您的收据：请用手机扫码。</translation>
    </message>
</context>
<context>
    <name>Day</name>
    <message>
        <source>ddd d MMMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
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
        <source>Previous day ({key})</source>
        <translation>前一天（{key}）</translation>
    </message>
    <message>
        <source>Next day ({key})</source>
        <translation>后一天（{key}）</translation>
    </message>
    <message>
        <source>Choose a day ({key})</source>
        <translation>选择日期（{key}）</translation>
    </message>
    <message>
        <source>Sell vouchers, or see what is left on one ({key})</source>
        <translation>售出代金券或查询余额（{key}）</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Open the drawer without a sale ({key})</source>
        <translation>不售票打开钱箱（{key}）</translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation>钱箱</translation>
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
        <translation>日历（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>DeviceForm</name>
    <message>
        <source>80 mm roll</source>
        <translation>80 毫米纸卷</translation>
    </message>
    <message>
        <source>58 mm roll</source>
        <translation>58 毫米纸卷</translation>
    </message>
    <message>
        <source>Pages of 150 x 70 mm</source>
        <translation>150 × 70 毫米票纸</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>影票</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>None: save tickets as files</source>
        <translation>不打印：只存为文件</translation>
    </message>
    <message>
        <source>Same as tickets</source>
        <translation>与影票相同</translation>
    </message>
    <message>
        <source>This computer’s printer</source>
        <translation>本机打印机</translation>
    </message>
    <message>
        <source>Thermal, network</source>
        <translation>热敏打印机（网络）</translation>
    </message>
    <message>
        <source>Thermal, USB</source>
        <translation>热敏打印机（USB）</translation>
    </message>
    <message>
        <source>Thermal, device file</source>
        <translation>热敏打印机（设备文件）</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>Reports its status</source>
        <translation>会回报状态</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Cash drawer connected</source>
        <translation>接有钱箱</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>DevicesDialog</name>
    <message>
        <source>Printers of this computer</source>
        <translation>本机打印机</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
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
    <name>DrawerDialog</name>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>EditExtras</name>
    <message>
        <source>Enter the name.</source>
        <translation>请输入名称。</translation>
    </message>
    <message>
        <source>Enter a code, such as 3D.</source>
        <translation>请填写代码，如 3D。</translation>
    </message>
    <message>
        <source>Enter the price; 0 if it costs nothing.</source>
        <translation>请输入价格；免费填 0。</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>件数不限</translation>
    </message>
    <message>
        <source>Up to one per ticket</source>
        <translation>每票最多一件</translation>
    </message>
    <message>
        <source>One per order</source>
        <translation>每单一件</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他方式</translation>
    </message>
    <message>
        <source>With the tickets</source>
        <translation>随票退款</translation>
    </message>
    <message>
        <source>Only if cancelled</source>
        <translation>仅场次取消时退款</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>On sale</source>
        <translation>在售</translation>
    </message>
</context>
<context>
    <name>EditExtrasView</name>
    <message>
        <source>Extra</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Other name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Per order</source>
        <translation>每单数量</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sell “{name}” again?</source>
        <translation>恢复使用“{name}”？</translation>
    </message>
    <message>
        <source>Retire “{name}”?</source>
        <translation>停用“{name}”？</translation>
    </message>
    <message>
        <source>Enter edit · Del retire or sell again · / search · F5 refresh</source>
        <translation>Enter 修改 · Del 停用或恢复使用 · / 搜索 · F5 刷新</translation>
    </message>
    <message>
        <source>Sell again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Counters no longer offer it; existing orders keep it.</source>
        <translation>柜台不再提供；已售订单不受影响。</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Extras</source>
        <translation>附加商品</translation>
    </message>
    <message>
        <source>New extra</source>
        <translation>新增商品</translation>
    </message>
    <message>
        <source>Loading the extras…</source>
        <translation>正在加载附加商品…</translation>
    </message>
    <message>
        <source>No extras on sale</source>
        <translation>没有在售的附加商品</translation>
    </message>
    <message>
        <source>No extras yet</source>
        <translation>还没有附加商品</translation>
    </message>
    <message>
        <source>Press N to add one, or show the retired ones.</source>
        <translation>按 N 新增，或显示已停用的。</translation>
    </message>
    <message>
        <source>Press N to add what is sold with tickets, such as 3D glasses.</source>
        <translation>按 N 新增随票出售的商品，如 3D 眼镜。</translation>
    </message>
    <message>
        <source>No matching extras</source>
        <translation>没有符合的附加商品</translation>
    </message>
</context>
<context>
    <name>EditFilms</name>
    <message>
        <source>Enter the title.</source>
        <translation>请填写片名。</translation>
    </message>
    <message>
        <source>Enter 1 to {most} minutes.</source>
        <translation>请填写 1 至 {most} 分钟。</translation>
    </message>
    <message>
        <source>Enter a year from {first} to {last}.</source>
        <translation>请填写 {first} 至 {last} 之间的年份。</translation>
    </message>
    <message>
        <source>Enter a date such as 2026-11-23, or leave it empty.</source>
        <translation>请填写日期，如 2026-11-23，或留空。</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>最后一天早于第一天。</translation>
    </message>
    <message>
        <source>The picture is larger than {most} KB. Save it smaller, then choose it again.</source>
        <translation>图片大于 {most} KB。请缩小后重新选择。</translation>
    </message>
    <message>
        <source>“{title}” is saved.</source>
        <translation>《{title}》已保存。</translation>
    </message>
    <message>
        <source>“{title}” is deleted.</source>
        <translation>《{title}》已删除。</translation>
    </message>
    <message>
        <source>“{title}” is retired.</source>
        <translation>《{title}》已停用。</translation>
    </message>
    <message>
        <source>“{title}” has had shows, so it was retired instead of deleted.</source>
        <translation>《{title}》有过场次，因此改为停用，没有删除。</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Opera</source>
        <translation>戏曲</translation>
    </message>
    <message>
        <source>Concert</source>
        <translation>音乐会</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Run ended</source>
        <translation>已下映</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>即将上映</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
</context>
<context>
    <name>EditFilmsView</name>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Other title</source>
        <translation>英文片名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>片长</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>上映期</translation>
    </message>
    <message>
        <source>Base price</source>
        <translation>基准票价</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Only a film that never had a show can be deleted.</source>
        <translation>只有从未排过场次的影片才能删除。</translation>
    </message>
    <message>
        <source>Delete “{title}”?</source>
        <translation>删除《{title}》？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show retired</source>
        <translation>显示已停用</translation>
    </message>
    <message>
        <source>New film</source>
        <translation>新增影片</translation>
    </message>
    <message>
        <source>Enter edit · Del delete or retire · / search · F5 refresh</source>
        <translation>Enter 修改 · Del 删除或停用 · / 搜索 · F5 刷新</translation>
    </message>
    <message>
        <source>Loading the films…</source>
        <translation>正在加载影片…</translation>
    </message>
    <message>
        <source>No films yet</source>
        <translation>还没有影片</translation>
    </message>
    <message>
        <source>No films in use</source>
        <translation>没有在用的影片</translation>
    </message>
    <message>
        <source>Press N to add the first one.</source>
        <translation>按 N 新增第一部影片。</translation>
    </message>
    <message>
        <source>Press N to add one, or show the retired ones.</source>
        <translation>按 N 新增，或显示已停用的影片。</translation>
    </message>
    <message>
        <source>No matching films</source>
        <translation>没有符合的影片</translation>
    </message>
    <message>
        <source>“{title}” has shows, so it cannot be deleted. Retire it instead?</source>
        <translation>《{title}》有场次，不能删除。改为停用吗？</translation>
    </message>
    <message>
        <source>Planned shows are still sold; no new ones can be added.</source>
        <translation>已排的场次照常售票，不再排新场次。</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>EditHalls</name>
    <message>
        <source>Enter the name of the hall.</source>
        <translation>请填写影厅名称。</translation>
    </message>
    <message>
        <source>A hall has 1 to {most} rows.</source>
        <translation>影厅有 1 至 {most} 排。</translation>
    </message>
    <message>
        <source>A row has 1 to {most} columns.</source>
        <translation>每排有 1 至 {most} 列。</translation>
    </message>
    <message>
        <source>From 0 to {most}; 0 is straight.</source>
        <translation>0 至 {most}，0 为直排。</translation>
    </message>
    <message>
        <source>There are no seats yet. Enter rows and columns, or draw the plan.</source>
        <translation>还没有座位。请填写排数和列数，或画出座位图。</translation>
    </message>
    <message>
        <source>There is no seat yet. Draw one, or give rows and columns.</source>
        <translation>还没有座位。请画出座位，或填写排数和列数。</translation>
    </message>
    <message>
        <source>Line {line}, column {column}: {rule}</source>
        <translation>第 {line} 行第 {column} 列：{rule}</translation>
    </message>
    <message>
        <source>The seating plan cannot be read.</source>
        <translation>座位图无法识别。</translation>
    </message>
    <message>
        <source>“{0}” has no meaning in a seating plan. See the letters below.</source>
        <translation>座位图中没有“{0}”这个符号，请看下面的说明。</translation>
    </message>
    <message>
        <source>A couple seat is &lt;&gt;; here the &gt; is missing.</source>
        <translation>情侣座写作 &lt;&gt;，这里缺少 &gt;。</translation>
    </message>
    <message>
        <source>A couple seat is &lt;&gt;; here the &lt; is missing.</source>
        <translation>情侣座写作 &lt;&gt;，这里缺少 &lt;。</translation>
    </message>
    <message>
        <source>A hall has at most {0} rows.</source>
        <translation>影厅最多 {0} 排。</translation>
    </message>
    <message>
        <source>A row has at most {0} columns.</source>
        <translation>每排最多 {0} 列。</translation>
    </message>
    <message>
        <source>“{0}” is not a rule. Rules: row, seats, first, step, labels, category.</source>
        <translation>“{0}” 不是规则：可用 row、seats、first、step、labels、category。</translation>
    </message>
    <message>
        <source>{0}= is given twice.</source>
        <translation>{0}= 写了两次。</translation>
    </message>
    <message>
        <source>labels= cannot go with first=, step= or seats=.</source>
        <translation>labels= 不能与 first=、step=、seats= 同用。</translation>
    </message>
    <message>
        <source>{0}= has a value that is not possible.</source>
        <translation>{0}= 的值不可用。</translation>
    </message>
    <message>
        <source>Two seats are called {0}.</source>
        <translation>有两个座位都叫 {0}。</translation>
    </message>
    <message>
        <source>Two categories are called {0}.</source>
        <translation>有两个类别都叫 {0}。</translation>
    </message>
    <message>
        <source>There are {0} labels for {1} seats.</source>
        <translation>{1} 个座位写了 {0} 个座号。</translation>
    </message>
    <message>
        <source>There are {0} categories for {1} seats.</source>
        <translation>{1} 个座位写了 {0} 个类别。</translation>
    </message>
    <message>
        <source>A seat’s number has at most {0} digits.</source>
        <translation>座号最多 {0} 位数字。</translation>
    </message>
    <message>
        <source>A row without seats cannot have rules.</source>
        <translation>没有座位的一排不能有规则。</translation>
    </message>
    <message>
        <source>A category’s colour is written #rrggbb.</source>
        <translation>类别颜色写作 #rrggbb。</translation>
    </message>
    <message>
        <source>A curve is a number from {0} to {1}.</source>
        <translation>弧度是 {0} 到 {1} 的数字。</translation>
    </message>
    <message>
        <source>The curve is given twice.</source>
        <translation>弧度写了两次。</translation>
    </message>
    <message>
        <source>A hall has at most {0} categories.</source>
        <translation>一个影厅最多 {0} 个类别。</translation>
    </message>
    <message>
        <source>A category’s name has 1 to {0} characters.</source>
        <translation>类别名称为 1 到 {0} 个字符。</translation>
    </message>
    <message>
        <source>This is not JSON.</source>
        <translation>这不是 JSON 文件。</translation>
    </message>
    <message>
        <source>The file has more than {0} characters.</source>
        <translation>文件超过 {0} 个字符。</translation>
    </message>
    <message>
        <source>The file has no zones.</source>
        <translation>文件里没有分区（zones）。</translation>
    </message>
    <message>
        <source>A hall has at most {0} seats.</source>
        <translation>一个影厅最多 {0} 个座位。</translation>
    </message>
    <message>
        <source>The name has at most {0} visible characters.</source>
        <translation>名称最多 {0} 个可见字符。</translation>
    </message>
    <message>
        <source>{0}: there is no category {1}.</source>
        <translation>{0}：没有类别“{1}”。</translation>
    </message>
    <message>
        <source>{0}: two categories are called {1}.</source>
        <translation>{0}：有两个类别都叫“{1}”。</translation>
    </message>
    <message>
        <source>{0}: two seats are called {1}.</source>
        <translation>{0}：有两个座位都叫 {1}。</translation>
    </message>
    <message>
        <source>{0}: another seat is in the same place.</source>
        <translation>{0}：同一位置已有另一个座位。</translation>
    </message>
    <message>
        <source>{0}: another seat has the same seat_guid.</source>
        <translation>{0}：另一个座位有相同的 seat_guid。</translation>
    </message>
    <message>
        <source>{0}: a category needs a name of at most 32 characters.</source>
        <translation>{0}：类别名称须为 1 至 32 个字符。</translation>
    </message>
    <message>
        <source>{0}: a category’s colour is written #rrggbb.</source>
        <translation>{0}：类别颜色写作 #rrggbb。</translation>
    </message>
    <message>
        <source>{0}: {1} needs 1 to 4 letters or digits.</source>
        <translation>{0}：{1} 须为 1 至 4 个字母或数字。</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>缺少 {0}。</translation>
    </message>
    <message>
        <source>{0} has the wrong format.</source>
        <translation>{0} 的内容不符合格式。</translation>
    </message>
    <message>
        <source>{0} is not a possible position.</source>
        <translation>{0} 不是可用的位置数值。</translation>
    </message>
    <message>
        <source>Nothing was added. {problem}</source>
        <translation>没有新增任何内容。{problem}</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>{name}已保存。</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name}已删除。</translation>
    </message>
    <message>
        <source>{name} is retired.</source>
        <translation>{name}已停用。</translation>
    </message>
    <message>
        <source>{name} has had shows, so it was retired instead of deleted.</source>
        <translation>{name}有过场次，因此改为停用，没有删除。</translation>
    </message>
    <message>
        <source>{places} places</source>
        <translation>{places} 座</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>{file} is too large for a seating plan.</source>
        <translation>{file} 太大，不像是影厅座位图。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>无法读取 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} is not UTF-8 text. Save it as UTF-8 and try again.</source>
        <translation>{file} 不是 UTF-8 文本。请另存为 UTF-8 后再试。</translation>
    </message>
</context>
<context>
    <name>EditHallsView</name>
    <message>
        <source>Hall</source>
        <translation>影厅</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>座位数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Seating plans (*.json *.txt)</source>
        <translation>影厅座位图 (*.json *.txt)</translation>
    </message>
    <message>
        <source>Import a hall</source>
        <translation>导入影厅</translation>
    </message>
    <message>
        <source>Only a hall that never had a show can be deleted.</source>
        <translation>只有从未排过场次的影厅才能删除。</translation>
    </message>
    <message>
        <source>Delete {name}?</source>
        <translation>删除{name}？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Halls</source>
        <translation>影厅</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show retired</source>
        <translation>显示已停用</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>A new hall from a seating plan (pretix JSON) or a drawn plan (Ctrl+O)</source>
        <translation>从座位图文件（pretix JSON）或手绘座位图新建影厅（Ctrl+O）</translation>
    </message>
    <message>
        <source>New hall</source>
        <translation>新增影厅</translation>
    </message>
    <message>
        <source>Enter edit · Del delete or retire · / search · F5 refresh · Ctrl++ Ctrl+- zoom</source>
        <translation>Enter 修改 · Del 删除或停用 · / 搜索 · F5 刷新 · Ctrl++ Ctrl+- 缩放</translation>
    </message>
    <message>
        <source>Loading the halls…</source>
        <translation>正在加载影厅…</translation>
    </message>
    <message>
        <source>No halls in use</source>
        <translation>没有在用的影厅</translation>
    </message>
    <message>
        <source>No halls yet</source>
        <translation>还没有影厅</translation>
    </message>
    <message>
        <source>Press N to add one.</source>
        <translation>按 N 新增。</translation>
    </message>
    <message>
        <source>No matching halls</source>
        <translation>没有这个名称的影厅</translation>
    </message>
    <message>
        <source>No hall selected</source>
        <translation>未选择影厅</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Loading the hall…</source>
        <translation>正在加载座位图…</translation>
    </message>
    <message>
        <source>{name} has shows, so it cannot be deleted. Retire it instead?</source>
        <translation>{name}有场次，不能删除。改为停用吗？</translation>
    </message>
    <message>
        <source>Planned shows are still sold; no new ones can be added.</source>
        <translation>已排的场次照常售票，不再排新场次。</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>EditTicketTypes</name>
    <message>
        <source>Enter the name.</source>
        <translation>请输入名称。</translation>
    </message>
    <message>
        <source>Enter one letter from A to Z.</source>
        <translation>请填 A 到 Z 中的一个字母。</translation>
    </message>
    <message>
        <source>Enter 0 to 100 percent.</source>
        <translation>请填 0 至 100。</translation>
    </message>
    <message>
        <source>Enter 1 to {last}; 1 is first.</source>
        <translation>请填 1 至 {last}；1 排在最前。</translation>
    </message>
    <message>
        <source>“{name}”, which is retired, still has this key. Choose another letter.</source>
        <translation>已停用的“{name}”仍占用此按键，请换一个字母。</translation>
    </message>
    <message>
        <source>“{name}” has this key. Choose another letter.</source>
        <translation>“{name}”已用此按键，请换一个字母。</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>在用</translation>
    </message>
</context>
<context>
    <name>EditTicketTypesView</name>
    <message>
        <source>Ticket type</source>
        <translation>票种</translation>
    </message>
    <message>
        <source>Other name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Use “{name}” again?</source>
        <translation>恢复使用“{name}”？</translation>
    </message>
    <message>
        <source>Retire “{name}”?</source>
        <translation>停用“{name}”？</translation>
    </message>
    <message>
        <source>Share of the full price</source>
        <translation>票价比例</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>New shows are no longer sold under it; existing shows still are.</source>
        <translation>新场次不再使用；已有场次照常售卖。</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Ticket types</source>
        <translation>票种</translation>
    </message>
    <message>
        <source>New ticket type</source>
        <translation>新增票种</translation>
    </message>
    <message>
        <source>Enter edit · Del retire or use again · / search · F5 refresh</source>
        <translation>Enter 修改 · Del 停用或恢复使用 · / 搜索 · F5 刷新</translation>
    </message>
    <message>
        <source>Loading the ticket types…</source>
        <translation>正在加载票种…</translation>
    </message>
    <message>
        <source>No ticket types in use</source>
        <translation>没有在用的票种</translation>
    </message>
    <message>
        <source>Press N to add one, or show the retired ones.</source>
        <translation>按 N 新增，或显示已停用的。</translation>
    </message>
    <message>
        <source>No matching ticket types</source>
        <translation>没有符合的票种</translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>Fill this in.</source>
        <translation>此项尚未填写。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ExchangeDialog</name>
    <message>
        <source>Exchange tickets</source>
        <translation>改签</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>改签</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Means of payment</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>in cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>by card</source>
        <translation>刷卡</translation>
    </message>
</context>
<context>
    <name>ExtraDialog</name>
    <message>
        <source>New extra</source>
        <translation>新增商品</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Refunded with the tickets</source>
        <translation>退票时一并退款</translation>
    </message>
    <message>
        <source>Retired: no longer on sale</source>
        <translation>停用：柜台不再提供</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Edit extra</source>
        <translation>修改商品</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Extras are listed by their codes</source>
        <translation>柜台按代码顺序显示</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Price each</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Quantity per order</source>
        <translation>每单数量</translation>
    </message>
    <message>
        <source>Otherwise only if the show is cancelled</source>
        <translation>关闭时仅在场次取消后退款</translation>
    </message>
    <message>
        <source>Cannot be changed</source>
        <translation>不可更改</translation>
    </message>
</context>
<context>
    <name>ExtrasBar</name>
    <message>
        <source>{name} {price} · {count} added</source>
        <translation>{name} {price} · 已选 {count}</translation>
    </message>
    <message>
        <source>Add one; Alt+Del removes the last one</source>
        <translation>加一件；Alt+Del 减去最后一件</translation>
    </message>
</context>
<context>
    <name>FactsStrip</name>
    <message>
        <source>Choose a show to see its details.</source>
        <translation>选择一场，查看详情。</translation>
    </message>
    <message>
        <source>Sell tickets</source>
        <translation>售票</translation>
    </message>
    <message>
        <source>Refund list</source>
        <translation>退票清单</translation>
    </message>
    <message>
        <source>Refund all…</source>
        <translation>全部退票…</translation>
    </message>
    <message>
        <source>Cancel show…</source>
        <translation>取消场次…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <source>Retired: no new shows</source>
        <translation>停用：不再排新场次</translation>
    </message>
    <message>
        <source>New film</source>
        <translation>新增影片</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Edit film</source>
        <translation>修改影片</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>min</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Leave empty for no limit</source>
        <translation>留空表示不限</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>片名</translation>
    </message>
    <message>
        <source>English title</source>
        <translation>英文片名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Running time</source>
        <translation>片长</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Director</source>
        <translation>导演</translation>
    </message>
    <message>
        <source>Country or region</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Age rating</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Such as “PG-13”</source>
        <translation>如“PG-13”</translation>
    </message>
    <message>
        <source>For an adult ticket</source>
        <translation>成人票一张的价格</translation>
    </message>
    <message>
        <source>Language and version</source>
        <translation>语言与版本</translation>
    </message>
    <message>
        <source>Such as “English, 2D”</source>
        <translation>如“国语 2D”</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>上映首日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>上映末日</translation>
    </message>
    <message>
        <source>Base price</source>
        <translation>基准票价</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>PNG or JPEG, at most 240 KB</source>
        <translation>PNG 或 JPEG，不超过 240 KB</translation>
    </message>
    <message>
        <source>“{name}” is not a picture. Choose a PNG or JPEG file.</source>
        <translation>“{name}”不是图片。请选择 PNG 或 JPEG 文件。</translation>
    </message>
</context>
<context>
    <name>FilmPanel</name>
    <message>
        <source>Films</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Drag one onto a hall</source>
        <translation>拖到影厅上即可排片</translation>
    </message>
    <message>
        <source>No film is running on this day. Check the run dates under Films.</source>
        <translation>当天没有上映中的影片。请在“影片”中查看上映期。</translation>
    </message>
    <message>
        <source>There are no films yet. Add one under Films first.</source>
        <translation>还没有影片。请先在“影片”中新增。</translation>
    </message>
</context>
<context>
    <name>FindOrders</name>
    <message>
        <source>All days</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>Today · {date}</source>
        <translation>今天 · {date}</translation>
    </message>
    <message>
        <source>Yesterday · {date}</source>
        <translation>昨天 · {date}</translation>
    </message>
    <message>
        <source>{count} or more orders</source>
        <translation>{count} 单以上</translation>
    </message>
    <message>
        <source>1 order</source>
        <translation>1 单</translation>
    </message>
    <message>
        <source>{count} orders</source>
        <translation>{count} 单</translation>
    </message>
    <message>
        <source>Nothing found for “{typed}”</source>
        <translation>没有找到“{typed}”</translation>
    </message>
    <message>
        <source>Type a number such as 2-000042, a customer’s name, or time and seat such as 1930 H12.</source>
        <translation>请输入订单号（如 2-000042）、顾客姓名，或场次时间加座位（如 1930 H12）。</translation>
    </message>
    <message>
        <source>All tickets of cancelled shows have been refunded.</source>
        <translation>已取消场次的票都退完了。</translation>
    </message>
    <message>
        <source>Nothing to refund</source>
        <translation>没有待退的订单</translation>
    </message>
    <message>
        <source>No orders</source>
        <translation>没有订单</translation>
    </message>
    <message>
        <source>No tickets were sold here.</source>
        <translation>这里没有售出过票。</translation>
    </message>
    <message>
        <source>Choose another day, or type an order number.</source>
        <translation>请选择其他日期，或输入订单号。</translation>
    </message>
    <message>
        <source>No orders on this day</source>
        <translation>当天没有订单</translation>
    </message>
    <message>
        <source>A refund at this counter is not settled yet: {names} must sign in here.</source>
        <translation>本柜台有一笔退票尚未确认：请{names}在此登录。</translation>
    </message>
    <message>
        <source>The interrupted refund (order {order}, {total}) did not happen: give no money back, or refund again.</source>
        <translation>中断的退票（订单 {order}，{total}）没有成功：请勿退款，或重新退票。</translation>
    </message>
    <message>
        <source>The interrupted refund (order {order}) was made: number {number}. {total} belongs to the customer.</source>
        <translation>中断的退票（订单 {order}）已成功：退票号 {number}。请退给顾客 {total}。</translation>
    </message>
    <message>
        <source>The interrupted exchange (order {order}) did not happen: the old tickets are valid.</source>
        <translation>中断的改签（订单 {order}）没有成功：原票仍然有效。</translation>
    </message>
    <message>
        <source>The interrupted exchange (order {order}) was made: the new order is {number}. Print its tickets.</source>
        <translation>中断的改签（订单 {order}）已成功：新订单为 {number}，请打印新票。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>售出</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>The show is cancelled.</source>
        <translation>本场已取消。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>售票员</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>Refund all orders of this show…</source>
        <translation>本场全部退票…</translation>
    </message>
    <message>
        <source>Refunding…</source>
        <translation>正在退票…</translation>
    </message>
    <message>
        <source>Still checking whether the refund was made. Do not refund again; show this to a manager.</source>
        <translation>仍在确认退票是否成功。请勿重复退票，并告知经理。</translation>
    </message>
    <message>
        <source>No answer yet. Checking whether the refund was made…</source>
        <translation>尚无应答，正在确认退票是否成功…</translation>
    </message>
    <message>
        <source>Choose an order first.</source>
        <translation>请先选择订单。</translation>
    </message>
    <message>
        <source>Tick the tickets to refund.</source>
        <translation>请勾选要退的票。</translation>
    </message>
    <message>
        <source>Choose an order with valid tickets first.</source>
        <translation>请先选择有有效票的订单。</translation>
    </message>
    <message>
        <source>The show is cancelled: its tickets admit nobody and are not printed. Refund or exchange them.</source>
        <translation>场次已取消：票已不能入场，不再打印。请退票或改签。</translation>
    </message>
    <message>
        <source>Choose a cancelled show; a manager refunds its orders.</source>
        <translation>请先选择一个已取消的场次；全部退票由经理操作。</translation>
    </message>
    <message>
        <source>Choose a reason, or type one.</source>
        <translation>请选择或填写原因。</translation>
    </message>
    <message>
        <source>At most {count} characters.</source>
        <translation>最多 {count} 个字。</translation>
    </message>
    <message>
        <source>Sold {when} · {counter} · {clerk}</source>
        <translation>{when} 售出 · {counter} · {clerk}</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>已退票</translation>
    </message>
    <message>
        <source>{count} of {total} refunded</source>
        <translation>{total} 张中已退 {count} 张</translation>
    </message>
    <message>
        <source>To refund</source>
        <translation>待退票</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>The show is cancelled: {reason}</source>
        <translation>本场已取消：{reason}</translation>
    </message>
    <message>
        <source>All its tickets are refunded.</source>
        <translation>本单的票已全部退完。</translation>
    </message>
    <message>
        <source>exchanged from {number}</source>
        <translation>由订单 {number} 改签</translation>
    </message>
    <message>
        <source>exchanged for {number}</source>
        <translation>已改签为订单 {number}</translation>
    </message>
    <message>
        <source>{type} · {places} places</source>
        <translation>{type} · {places} 人</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>已入场</translation>
    </message>
    <message>
        <source>reprinted once</source>
        <translation>补打过 1 次</translation>
    </message>
    <message>
        <source>reprinted {count} times</source>
        <translation>补打过 {count} 次</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>锁座</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Offered to another counter</source>
        <translation>转交给其他柜台</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>接收转交</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>检票入场</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>离场</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>按姓名预留</translation>
    </message>
    <message>
        <source>Collected</source>
        <translation>取走预留</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Refunded {when}</source>
        <translation>{when} 已退</translation>
    </message>
    <message>
        <source>Refunded {when} · {number}</source>
        <translation>{when} 已退 · {number}</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Other means</source>
        <translation>其他方式</translation>
    </message>
    <message>
        <source>refunded: {count} of {total}</source>
        <translation>共 {total} 件，已退 {count} 件</translation>
    </message>
    <message>
        <source>not refundable</source>
        <translation>不可退</translation>
    </message>
    <message>
        <source>given {given}, change {change}</source>
        <translation>实收 {given}，找零 {change}</translation>
    </message>
    <message>
        <source>Voucher {code}: now valid until {date}</source>
        <translation>代金券 {code}：有效期延至 {date}</translation>
    </message>
    <message>
        <source>The terminal’s reference</source>
        <translation>刷卡终端参考号</translation>
    </message>
    <message>
        <source>Approved by manager (user name)</source>
        <translation>经理授权（用户名）</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>The manager types the PIN here.</source>
        <translation>请经理在此输入 PIN 码。</translation>
    </message>
    <message>
        <source>Whose PIN is it? Type the manager’s user name.</source>
        <translation>这是谁的 PIN 码？请输入经理的用户名。</translation>
    </message>
    <message>
        <source>wheelchair spaces: {count}</source>
        <translation>轮椅位 {count} 个</translation>
    </message>
    <message>
        <source>Choose {count} seats: {chosen} chosen</source>
        <translation>请选 {count} 个座位：已选 {chosen} 个</translation>
    </message>
    <message>
        <source>Customer pays {amount}</source>
        <translation>顾客补交 {amount}</translation>
    </message>
    <message>
        <source>Give back {amount}</source>
        <translation>退还 {amount}</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>无需补差价</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>改签</translation>
    </message>
    <message>
        <source>Type the reference that the terminal printed.</source>
        <translation>请输入刷卡终端打印的参考号。</translation>
    </message>
    <message>
        <source>Exchanged: the new order is {number}.</source>
        <translation>改签成功，新订单 {number}。</translation>
    </message>
    <message>
        <source>{amount} was taken.</source>
        <translation>已收 {amount}。</translation>
    </message>
    <message>
        <source>Give {amount} back.</source>
        <translation>请退还 {amount}。</translation>
    </message>
    <message>
        <source>No money changes hands.</source>
        <translation>无需补差价。</translation>
    </message>
    <message>
        <source>Exchanging…</source>
        <translation>正在改签…</translation>
    </message>
    <message>
        <source>No answer yet. Checking whether it was exchanged…</source>
        <translation>尚无应答，正在核实是否已改签…</translation>
    </message>
    <message>
        <source>Checking what is waiting…</source>
        <translation>正在查询待退订单…</translation>
    </message>
    <message>
        <source>All tickets of this show have been refunded.</source>
        <translation>本场次的票已全部退完。</translation>
    </message>
    <message>
        <source>All of them will be refunded now.</source>
        <translation>这些订单现在全部退款。</translation>
    </message>
    <message>
        <source>None of them can be refunded without the customer or the card terminal.</source>
        <translation>这些订单都需要顾客到场或刷卡终端，无法直接退款。</translation>
    </message>
    <message>
        <source>Refunded now: {now}. Waiting for the customer or the card terminal: {waits}.</source>
        <translation>现在退款：{now}；等待顾客或刷卡终端：{waits}。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Refunded {done} of {total}…</source>
        <translation>已退 {done} / {total}…</translation>
    </message>
    <message>
        <source>Refunded: {orders}</source>
        <translation>已退款：{orders}</translation>
    </message>
    <message>
        <source>expired vouchers are now valid until {date}</source>
        <translation>已过期的代金券有效期延至 {date}</translation>
    </message>
    <message>
        <source>Take {amount} out of the drawer of counter {counter} and keep it for the customers: it is booked as paid out.</source>
        <translation>请从柜台 {counter} 的钱箱取出 {amount} 留给顾客：账上已记为支出。</translation>
    </message>
    <message>
        <source>The interrupted refund of {show} did not happen: its orders wait in the list.</source>
        <translation>{show} 的退款中断，未执行：订单仍在列表中等待退款。</translation>
    </message>
    <message>
        <source>The interrupted refund of {show} was made for {orders}; none of it was cash.</source>
        <translation>{show} 的退款曾中断，已退 {orders}，其中没有现金。</translation>
    </message>
    <message>
        <source>The interrupted refund of {show} was made for {orders}: if you have not yet, take {amount} out of the drawer of counter {counter} and keep it for the customers.</source>
        <translation>{show} 的退款曾中断，已退 {orders}：如尚未取出，请从柜台 {counter} 的钱箱取出 {amount}，留给顾客。</translation>
    </message>
    <message>
        <source>Not refunded yet: press the button again.</source>
        <translation>尚未退款：请再按一次按钮。</translation>
    </message>
    <message>
        <source>Paid by card: choose the order in the list, press F9 and type the terminal’s reference.</source>
        <translation>刷卡支付：在列表中选择订单，按 F9，输入刷卡终端的参考号。</translation>
    </message>
    <message>
        <source>Paid in cash: the order waits in the list until its customer comes to a counter; then press F9.</source>
        <translation>现金支付：订单留在列表中，等顾客到柜台时按 F9 退款。</translation>
    </message>
    <message>
        <source>Paid in a way this version does not know: update the program, then press F9.</source>
        <translation>本程序不认识这种支付方式：请安装最新版本，然后按 F9。</translation>
    </message>
    <message>
        <source>and {count} more; all of them are in the list.</source>
        <translation>另有 {count} 个；全部都在列表中。</translation>
    </message>
    <message>
        <source>Sent to the printer; each ticket is marked as a copy.</source>
        <translation>已送去打印，每张票都标明是副本。</translation>
    </message>
</context>
<context>
    <name>FindOrdersView</name>
    <message>
        <source>{order}: {amount} refunded</source>
        <translation>{order}：已退 {amount}</translation>
    </message>
    <message>
        <source>Type or scan</source>
        <translation>输入或扫描</translation>
    </message>
    <message>
        <source>Enter tickets</source>
        <translation>Enter 选择票</translation>
    </message>
    <message>
        <source>Space tick</source>
        <translation>空格勾选</translation>
    </message>
    <message>
        <source>F9 refund</source>
        <translation>F9 退票</translation>
    </message>
    <message>
        <source>F8 refund the whole show</source>
        <translation>F8 退整场</translation>
    </message>
    <message>
        <source>F6 exchange</source>
        <translation>F6 改签</translation>
    </message>
    <message>
        <source>F7 reprint</source>
        <translation>F7 补打</translation>
    </message>
    <message>
        <source>F4 history</source>
        <translation>F4 座位记录</translation>
    </message>
    <message>
        <source>PgUp PgDn day</source>
        <translation>PgUp PgDn 换日期</translation>
    </message>
</context>
<context>
    <name>ForgottenPasswordDialog</name>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Code from the e-mail</source>
        <translation>邮件验证码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Repeat new password</source>
        <translation>再输入一次新密码</translation>
    </message>
    <message>
        <source>A code is sent to your e-mail address. If you have not set one, ask an administrator.</source>
        <translation>验证码将发送到您绑定的邮箱。没有绑定邮箱的，请找管理员重设密码。</translation>
    </message>
    <message>
        <source>Forgotten password</source>
        <translation>忘记密码</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>发送验证码</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>If {user} has an e-mail address, a code is on its way there. It is valid for a few minutes.</source>
        <translation>如果 {user} 已绑定邮箱，验证码已发出，几分钟内有效。</translation>
    </message>
</context>
<context>
    <name>GiveAwayPanel</name>
    <message>
        <source>Complimentary</source>
        <translation>赠票</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>票面金额</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Manager’s user name</source>
        <translation>经理用户名</translation>
    </message>
    <message>
        <source>Manager’s PIN</source>
        <translation>经理 PIN 码</translation>
    </message>
    <message>
        <source>Issue and print</source>
        <translation>赠票并出票</translation>
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
    <name>HallDialog</name>
    <message>
        <source>Retired: no new shows</source>
        <translation>停用：不再排新场次</translation>
    </message>
    <message>
        <source>New hall</source>
        <translation>新增影厅</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>A new plan applies to new shows; existing shows stay as they are.</source>
        <translation>已排的场次保持原座位，新座位图只用于新场次。</translation>
    </message>
    <message>
        <source>o seat · w wheelchair · c companion · &lt;&gt; couple · x out of order · . gap</source>
        <translation>o 座位 · w 轮椅位 · c 陪同座 · &lt;&gt; 情侣座 · x 停用 · . 过道</translation>
    </message>
    <message>
        <source>F1 tells how to write categories of seats and names of rows.</source>
        <translation>座位类别和排名的写法见帮助（F1）。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Edit hall</source>
        <translation>修改影厅</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>排数</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>弧度</translation>
    </message>
    <message>
        <source>0 is straight</source>
        <translation>0 为直排</translation>
    </message>
    <message>
        <source>Seating plan, screen at the top</source>
        <translation>座位图（上方为银幕）</translation>
    </message>
    <message>
        <source>Enter rows and columns, or draw the seating plan.</source>
        <translation>请填写排数和列数，或画出座位图。</translation>
    </message>
    <message>
        <source>No seats yet</source>
        <translation>还没有座位</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>暂时无法显示</translation>
    </message>
    <message>
        <source>The seating plan cannot be read yet.</source>
        <translation>座位图还无法识别。</translation>
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
        <source>Hand over</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Fit (0)</source>
        <translation>适合窗口（0）</translation>
    </message>
    <message>
        <source>Zoom in (+ or wheel)</source>
        <translation>放大（+ 或滚轮）</translation>
    </message>
    <message>
        <source>Zoom out (- or wheel)</source>
        <translation>缩小（- 或滚轮）</translation>
    </message>
    <message>
        <source>Loading the hall…</source>
        <translation>正在载入座位图…</translation>
    </message>
    <message>
        <source>No show chosen</source>
        <translation>尚未选择场次</translation>
    </message>
    <message>
        <source>Choose one on the left or with its F key.</source>
        <translation>在左侧点选，或按对应的 F 键。</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可售</translation>
    </message>
    <message>
        <source>This sale</source>
        <translation>本单</translation>
    </message>
    <message>
        <source>Held elsewhere</source>
        <translation>他台锁座</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>已售</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Wheelchair</source>
        <translation>轮椅位</translation>
    </message>
    <message>
        <source>Companion</source>
        <translation>陪同座</translation>
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
    <name>HallPreview</name>
    <message>
        <source>Seat map</source>
        <translation>座位图</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+-)</source>
        <translation>缩小（Ctrl+-）</translation>
    </message>
    <message>
        <source>Fit (Ctrl+0)</source>
        <translation>适合窗口（Ctrl+0）</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>放大（Ctrl++）</translation>
    </message>
    <message>
        <source>{category}: {count}</source>
        <translation>{category}：{count}</translation>
    </message>
    <message>
        <source>Single seats: {count}</source>
        <translation>普通座：{count}</translation>
    </message>
    <message>
        <source>Wheelchair spaces: {count}</source>
        <translation>轮椅位：{count}</translation>
    </message>
    <message>
        <source>Companion seats: {count}</source>
        <translation>陪同座：{count}</translation>
    </message>
    <message>
        <source>Couple seats: {count} × 2</source>
        <translation>情侣座：{count} × 2</translation>
    </message>
    <message>
        <source>Out of order: {count}</source>
        <translation>停用：{count}</translation>
    </message>
    <message>
        <source>Wheelchair</source>
        <translation>轮椅位</translation>
    </message>
    <message>
        <source>Companion</source>
        <translation>陪同座</translation>
    </message>
    <message>
        <source>Couple seat</source>
        <translation>情侣座</translation>
    </message>
    <message>
        <source>Out of order</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Row {row}, seat {seat}</source>
        <translation>{row} 排 {seat} 座</translation>
    </message>
</context>
<context>
    <name>HandOverBar</name>
    <message>
        <source>Enter hand over · Esc back</source>
        <translation>Enter 转交 · Esc 返回</translation>
    </message>
    <message>
        <source>Hand over to counter</source>
        <translation>转交给柜台</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转交</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>History of a seat</source>
        <translation>座位记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Nothing has happened to this seat yet.</source>
        <translation>这个座位还没有任何记录。</translation>
    </message>
</context>
<context>
    <name>InterruptedCardDialog</name>
    <message>
        <source>Reference on the slip</source>
        <translation>签购单上的参考号</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>未扣款</translation>
    </message>
    <message>
        <source>Refund to the card</source>
        <translation>退款至银行卡</translation>
    </message>
    <message>
        <source>It was refunded</source>
        <translation>已退款</translation>
    </message>
    <message>
        <source>Card payment of an interrupted sale</source>
        <translation>中断售票的刷卡付款</translation>
    </message>
    <message>
        <source>It was charged</source>
        <translation>已扣款</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Type the reference on the slip.</source>
        <translation>请输入签购单上的参考号。</translation>
    </message>
</context>
<context>
    <name>IssuedVouchersDialog</name>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Sold vouchers</source>
        <translation>已售代金券</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No voucher was sold on these days.</source>
        <translation>这些天没有售出代金券。</translation>
    </message>
    <message>
        <source>F5 refresh</source>
        <translation>F5 刷新</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>更早的</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>售出时间</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>面值</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>售票员</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>KeepReservations</name>
    <message>
        <source>House seats</source>
        <translation>影院自留</translation>
    </message>
    <message>
        <source>The seats are available again.</source>
        <translation>座位已释放，可重新出售。</translation>
    </message>
</context>
<context>
    <name>KeepReservationsView</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Reserved until</source>
        <translation>预留至</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Release the seats of {name}?</source>
        <translation>释放{name}的座位？</translation>
    </message>
    <message>
        <source>{seats} · {show}
The seats then go back on sale.</source>
        <translation>{seats} · {show}
释放后，这些座位恢复可售。</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nobody of this name has seats kept</source>
        <translation>没有此姓名的预留</translation>
    </message>
    <message>
        <source>To reserve seats, choose them on the sell screen and press Reserve.</source>
        <translation>在售票界面选座后，点“预留”即可预留座位。</translation>
    </message>
    <message>
        <source>No reservations</source>
        <translation>没有预留的座位</translation>
    </message>
    <message>
        <source>Go to the seats</source>
        <translation>去选座</translation>
    </message>
    <message>
        <source>Type a name · F5 refresh</source>
        <translation>输入姓名 · F5 刷新</translation>
    </message>
    <message>
        <source>Reservations</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>取票</translation>
    </message>
    <message>
        <source>Type a name · ↑↓ choose · Enter collect · Del release · F5 refresh</source>
        <translation>输入姓名 · ↑↓ 选择 · Enter 取票 · Del 释放 · F5 刷新</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>Change the key: {action}</source>
        <translation>更换按键：{action}</translation>
    </message>
    <message>
        <source>Press the new key. Current key: {key}</source>
        <translation>请按新的按键。当前按键：{key}</translation>
    </message>
</context>
<context>
    <name>LayoutDialog</name>
    <message>
        <source>Ticket layout</source>
        <translation>票面版式</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Standard layout</source>
        <translation>标准版式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Fields: {fields}</source>
        <translation>字段：{fields}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Before a line: # large, ## larger, * bold, ^ centred. | splits left and right, --- draws a line.</source>
        <translation>行首：# 大字，## 特大，* 加粗，^ 居中。| 分左右，--- 为横线。</translation>
    </message>
</context>
<context>
    <name>MailCodes</name>
    <message>
        <source>Enter your user name.</source>
        <translation>请输入用户名。</translation>
    </message>
    <message>
        <source>Enter an address such as lin@example.com.</source>
        <translation>请输入邮箱地址，例如 lin@example.com。</translation>
    </message>
    <message>
        <source>Enter the code from the e-mail.</source>
        <translation>请输入邮件中的验证码。</translation>
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
    <name>ManagePeople</name>
    <message>
        <source>Enter the old password.</source>
        <translation>请输入旧密码。</translation>
    </message>
    <message>
        <source>Enter the name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message>
        <source>Enter the user name.</source>
        <translation>请填写用户名。</translation>
    </message>
    <message>
        <source>Use at least {least} characters.</source>
        <translation>密码至少 {least} 个字符。</translation>
    </message>
    <message>
        <source>The passwords do not match. Type it again.</source>
        <translation>两次输入不一致，请重新输入。</translation>
    </message>
    <message>
        <source>At least {least} characters</source>
        <translation>至少 {least} 个字符</translation>
    </message>
    <message>
        <source>{name} is saved.</source>
        <translation>{name}已保存。</translation>
    </message>
    <message>
        <source>{name} has a new password and must sign in with it.</source>
        <translation>{name}有了新密码，须用新密码登录。</translation>
    </message>
    <message>
        <source>{name} may sign in again.</source>
        <translation>{name}可以重新登录。</translation>
    </message>
    <message>
        <source>{name} is disabled.</source>
        <translation>{name}已停用。</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>售票员</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>经理</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Sells tickets, refunds own sales</source>
        <translation>售票，可退自己售出的票</translation>
    </message>
    <message>
        <source>Plans shows, films and halls, sees reports, refunds any sale</source>
        <translation>管理排片、影片和影厅，查看报表，可退所有的票</translation>
    </message>
    <message>
        <source>Everything a manager may do, and people</source>
        <translation>经理的全部权限，并管理人员</translation>
    </message>
    <message>
        <source>Somebody has this user name. Choose another one.</source>
        <translation>此用户名已有人使用，请换一个。</translation>
    </message>
    <message>
        <source>{name}, who is disabled, has this user name. Choose another one.</source>
        <translation>已停用的{name}占用此用户名，请换一个。</translation>
    </message>
    <message>
        <source>{name} has this user name. Choose another one.</source>
        <translation>{name}已用此用户名，请换一个。</translation>
    </message>
    <message>
        <source>{name} (you)</source>
        <translation>{name}（本人）</translation>
    </message>
    <message>
        <source>{name} is signed out of counter {counter}.</source>
        <translation>{name} 已从柜台 {counter} 退出。</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>可以登录</translation>
    </message>
</context>
<context>
    <name>ManagePeopleView</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Let {name} sign in again?</source>
        <translation>允许{name}重新登录？</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Disable {name}?</source>
        <translation>停用{name}？</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>The password stays the same.</source>
        <translation>密码仍是原来的密码。</translation>
    </message>
    <message>
        <source>They can no longer sign in, and are signed out at once.</source>
        <translation>此账号将无法登录，已登录的会立即退出。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>当前登录</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Enter edit · Del disable or enable · / search · F5 refresh</source>
        <translation>Enter 修改 · Del 停用或启用 · / 搜索 · F5 刷新</translation>
    </message>
    <message>
        <source>Loading the people…</source>
        <translation>正在加载人员…</translation>
    </message>
    <message>
        <source>No people yet</source>
        <translation>还没有人员</translation>
    </message>
    <message>
        <source>Press N to add somebody.</source>
        <translation>按 N 新增人员。</translation>
    </message>
    <message>
        <source>No matching people</source>
        <translation>没有符合的人员</translation>
    </message>
</context>
<context>
    <name>ManagerDialog</name>
    <message>
        <source>Manager’s approval needed</source>
        <translation>需要经理授权</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>授权</translation>
    </message>
    <message>
        <source>Manager’s user name</source>
        <translation>经理用户名</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>User name and PIN are both needed.</source>
        <translation>用户名和 PIN 码都要填写。</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
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
        <source>One entry is not valid. Correct it and try again.</source>
        <translation>有一项填写有误，请改正后重试。</translation>
    </message>
    <message>
        <source>This request was sent before with other content; nothing was changed. Start again.</source>
        <translation>同一请求先前以不同内容提交过，未作任何更改。请重新操作。</translation>
    </message>
    <message>
        <source>A seat was chosen twice; nothing was changed. Choose the seats again.</source>
        <translation>同一座位重复提交，未作任何更改。请重新选座。</translation>
    </message>
    <message>
        <source>At most {limit} seats can be sold at once. Sell these first, then the others.</source>
        <translation>一次最多可售 {limit} 个座位。请先售出这些，再选其余座位。</translation>
    </message>
    <message>
        <source>That is too many seats for one sale. Sell some first, then the others.</source>
        <translation>一次不能售出这么多座位。请先售出一部分，再选其余座位。</translation>
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
        <translation>本柜台尚未登录，请先登录。</translation>
    </message>
    <message>
        <source>Your session has ended. Sign in again; your work is kept.</source>
        <translation>登录已过期，请重新登录。当前操作已保留。</translation>
    </message>
    <message>
        <source>The account “{user_name}” is disabled. Ask an administrator to enable it.</source>
        <translation>账号“{user_name}”已停用，请联系管理员启用。</translation>
    </message>
    <message>
        <source>This account is disabled. Ask an administrator to enable it.</source>
        <translation>此账号已停用，请联系管理员启用。</translation>
    </message>
    <message>
        <source>The code is wrong or has expired. Check it, or request a new one.</source>
        <translation>验证码错误或已失效。请核对，或重新获取。</translation>
    </message>
    <message>
        <source>This cinema sends no e-mail. Ask an administrator for a new password.</source>
        <translation>本影院未设置邮件。请向管理员申请新密码。</translation>
    </message>
    <message>
        <source>Too many codes were requested. Try again in {seconds} seconds.</source>
        <translation>获取验证码过于频繁。请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>Too many codes were requested. Try again later.</source>
        <translation>获取验证码过于频繁。请稍后重试。</translation>
    </message>
    <message>
        <source>This counter is sending too many requests. Try again in {seconds} seconds.</source>
        <translation>本柜台请求过于频繁，请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>This counter is sending too many requests. Try again in a moment.</source>
        <translation>本柜台请求过于频繁，请稍后重试。</translation>
    </message>
    <message>
        <source>Somebody else uses this address. Use another one.</source>
        <translation>此邮箱已被他人使用。请换一个。</translation>
    </message>
    <message>
        <source>There is no counter {counter_name}. Check the name.</source>
        <translation>没有柜台 {counter_name}。请检查名称。</translation>
    </message>
    <message>
        <source>There is no counter of this name. Check the name.</source>
        <translation>没有这个名称的柜台。请检查名称。</translation>
    </message>
    <message>
        <source>Counter {counter_name} is open on another computer: {display_name} is working there. Sign out there, or use another counter name.</source>
        <translation>柜台 {counter_name} 正在另一台电脑上使用，操作人：{display_name}。请先在那里退出，或使用其他柜台名称。</translation>
    </message>
    <message>
        <source>This counter is open on another computer. Sign out there, or use another counter name.</source>
        <translation>该柜台正在另一台电脑上使用。请先在那里退出，或使用其他柜台名称。</translation>
    </message>
    <message>
        <source>Nobody is signed in there now.</source>
        <translation>那里已经没有人登录。</translation>
    </message>
    <message>
        <source>You may not do this. Ask a manager.</source>
        <translation>您没有此项权限，请找经理处理。</translation>
    </message>
    <message>
        <source>This no longer exists. Choose again.</source>
        <translation>所选内容已不存在，请重新选择。</translation>
    </message>
    <message>
        <source>This hall no longer exists. Choose another one.</source>
        <translation>该影厅已不存在，请另选影厅。</translation>
    </message>
    <message>
        <source>This show no longer exists. Choose another show.</source>
        <translation>该场次已不存在，请另选场次。</translation>
    </message>
    <message>
        <source>The hall has no such seat. Choose the seats again.</source>
        <translation>该影厅没有这个座位，请重新选座。</translation>
    </message>
    <message>
        <source>These seats are no longer held for you. Choose them again.</source>
        <translation>这些座位已不再为您锁座，请重新选座。</translation>
    </message>
    <message>
        <source>This show is not sold with that ticket type. Choose another type.</source>
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
        <source>Row {row_label}, seat {seat_label} is out of order and not sold. Choose another seat.</source>
        <translation>{row_label} 排 {seat_label} 座已停用，不可售。请另选座位。</translation>
    </message>
    <message>
        <source>This seat is out of order and not sold. Choose another one.</source>
        <translation>该座位已停用，不可售。请另选座位。</translation>
    </message>
    <message>
        <source>The hold on these seats had run out; nothing was paid. Choose the seats again.</source>
        <translation>锁座时间已到，未收款。请重新选座。</translation>
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
        <source>The show has begun; its tickets can no longer be sold or refunded.</source>
        <translation>本场已开映，不再售票或退票。</translation>
    </message>
    <message>
        <source>Only {free} such seats are left. Ask for fewer, or choose another show.</source>
        <translation>此类座位只剩 {free} 个，请减少数量或另选场次。</translation>
    </message>
    <message>
        <source>There are not that many seats left. Ask for fewer, or choose another show.</source>
        <translation>没有这么多空座位，请减少数量或另选场次。</translation>
    </message>
    <message>
        <source>This reservation no longer has any seats. Look at the list again.</source>
        <translation>这个预留已没有座位。请重新查看预留列表。</translation>
    </message>
    <message>
        <source>The reservation no longer has this seat. Look at the list again.</source>
        <translation>这个预留已不再包含该座位。请重新查看预留列表。</translation>
    </message>
    <message>
        <source>Seats are reserved until {minutes} minutes before a show at most. Sell them now instead.</source>
        <translation>座位最晚只能预留到开场前 {minutes} 分钟。请直接售票。</translation>
    </message>
    <message>
        <source>It is too close to the show to reserve seats. Sell them now instead.</source>
        <translation>离开场太近，不能再预留座位。请直接售票。</translation>
    </message>
    <message>
        <source>Tickets of this show have been sold, so its price cannot change. Add another show instead.</source>
        <translation>该场次已售出过票，票价不能再改。请另排一场。</translation>
    </message>
    <message>
        <source>These are house seats. Ask a manager to enter their PIN.</source>
        <translation>这些是影院自留座位。请经理输入 PIN 码。</translation>
    </message>
    <message>
        <source>A price has changed; nothing was sold. Check the new total and take the money again.</source>
        <translation>票价已变动，未售出任何票。请核对新的合计后重新收款。</translation>
    </message>
    <message>
        <source>{given} is less than the {total} due. Enter the amount that was given.</source>
        <translation>实收 {given} 少于应收 {total}，请核对实收金额。</translation>
    </message>
    <message>
        <source>Less was given than is due. Enter the amount that was given.</source>
        <translation>实收少于应收，请核对实收金额。</translation>
    </message>
    <message>
        <source>{amount} goes back to a card; nothing was refunded yet. Refund it at the terminal and enter its reference.</source>
        <translation>{amount} 要退回银行卡，尚未退款。请先在刷卡终端上退款，再输入参考号。</translation>
    </message>
    <message>
        <source>Money goes back to a card; nothing was refunded yet. Refund it at the terminal and enter its reference.</source>
        <translation>有款项要退回银行卡，尚未退款。请先在刷卡终端上退款，再输入参考号。</translation>
    </message>
    <message>
        <source>The terminal’s reference {approval} was used before; nothing was booked. Check it on the slip.</source>
        <translation>参考号 {approval} 已经用过，没有入账。请核对签购单。</translation>
    </message>
    <message>
        <source>The terminal’s reference was used before; nothing was booked. Check it on the slip.</source>
        <translation>该参考号已经用过，没有入账。请核对签购单。</translation>
    </message>
    <message>
        <source>There is no voucher “{code}”. Check its code.</source>
        <translation>没有代金券“{code}”。请核对代金券编码。</translation>
    </message>
    <message>
        <source>There is no such voucher. Check its code.</source>
        <translation>没有这张代金券。请核对代金券编码。</translation>
    </message>
    <message>
        <source>The voucher has expired; nothing was paid with it. Choose another means of payment.</source>
        <translation>代金券已过期，没有用它付款。请换一种付款方式。</translation>
    </message>
    <message>
        <source>Only {balance} is left on the voucher. Take the rest by other means.</source>
        <translation>代金券只剩 {balance}。其余请用别的方式收取。</translation>
    </message>
    <message>
        <source>Less is left on the voucher. Take the rest by other means.</source>
        <translation>代金券余额不足。其余请用别的方式收取。</translation>
    </message>
    <message>
        <source>On your own you may refund or comp at most {limit}. Ask a manager to approve it with a PIN.</source>
        <translation>您单独最多可退款或赠票 {limit}。请经理用 PIN 码授权。</translation>
    </message>
    <message>
        <source>This is more than you may refund or comp on your own. Ask a manager to approve it with a PIN.</source>
        <translation>超出您可单独退款或赠票的金额。请经理用 PIN 码授权。</translation>
    </message>
    <message>
        <source>Refunds stop {minutes} minutes before the show. It is too late now.</source>
        <translation>开场前 {minutes} 分钟停止退票，现在已经太晚。</translation>
    </message>
    <message>
        <source>Tickets of this show can no longer be refunded.</source>
        <translation>本场已停止退票。</translation>
    </message>
    <message>
        <source>Somebody is inside with a ticket of this order. Check it out at the door, or ask a manager.</source>
        <translation>有人持本订单的票已入场。请先在检票处登记离场，或请经理授权。</translation>
    </message>
    <message>
        <source>The show takes place, so its orders are refunded one by one. Cancel it first.</source>
        <translation>该场次照常放映，订单须逐一退票。请先取消场次。</translation>
    </message>
    <message>
        <source>“{code}” is no longer offered; nothing was sold. Remove it from the sale.</source>
        <translation>“{code}”已不再提供，未售出任何票。请从本单中去掉。</translation>
    </message>
    <message>
        <source>Something in this sale is no longer offered; nothing was sold.</source>
        <translation>本单中有项目已不再提供，未售出任何票。</translation>
    </message>
    <message>
        <source>A fee has changed; nothing was sold. Check the new total and take the money again.</source>
        <translation>费用已变动，未售出任何票。请核对新的合计后重新收款。</translation>
    </message>
    <message>
        <source>A show is not possible at that time; nothing was changed. Choose another time or hall.</source>
        <translation>该时间不能排片，未作任何更改。请选择其他时间或影厅。</translation>
    </message>
    <message>
        <source>This show is cancelled: its tickets are neither sold nor printed. Choose another show or refund them.</source>
        <translation>本场已取消，不再售票，也不再打印。请选择其他场次，或为顾客退票。</translation>
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
        <source>That time is in the past. Choose a later one.</source>
        <translation>该时间已过。请选择稍后的时间。</translation>
    </message>
    <message>
        <source>“{play_title}” is not running on that day. Choose a day within its run.</source>
        <translation>《{play_title}》当天不在放映期内。请选择放映期内的日期。</translation>
    </message>
    <message>
        <source>The film is not running on that day. Choose a day within its run.</source>
        <translation>该影片当天不在放映期内。请选择放映期内的日期。</translation>
    </message>
    <message>
        <source>Seats of this show are sold or taken, so it cannot be changed. Cancel it, or wait until nobody has a seat.</source>
        <translation>本场已有座位售出、锁座或预留，不能修改。请取消本场，或等到无人占座。</translation>
    </message>
    <message>
        <source>This show is over; it can no longer be cancelled.</source>
        <translation>本场已结束，不能再取消。</translation>
    </message>
    <message>
        <source>“{play_title}” is retired. Put it back into use under Films first.</source>
        <translation>《{play_title}》已停用。请先在“影片”中恢复使用。</translation>
    </message>
    <message>
        <source>The film is retired. Put it back into use under Films first.</source>
        <translation>该影片已停用。请先在“影片”中恢复使用。</translation>
    </message>
    <message>
        <source>Another ticket type is chosen by {key}. Choose another letter.</source>
        <translation>{key} 已是另一票种的按键，请换一个字母。</translation>
    </message>
    <message>
        <source>Another ticket type is chosen by this key. Choose another letter.</source>
        <translation>这个按键已属于另一票种，请换一个字母。</translation>
    </message>
    <message>
        <source>{studio_name} is retired. Put it back into use under Halls first.</source>
        <translation>{studio_name}已停用。请先在“影厅”中恢复使用。</translation>
    </message>
    <message>
        <source>The hall is retired. Put it back into use under Halls first.</source>
        <translation>该影厅已停用。请先在“影厅”中恢复使用。</translation>
    </message>
    <message>
        <source>{field}: {rule} Correct it and try again.</source>
        <translation>{field}：{rule}请改正后重试。</translation>
    </message>
    <message>
        <source>One entry is not valid: {rule} Correct it and try again.</source>
        <translation>有一项填写有误：{rule}请改正后重试。</translation>
    </message>
    <message>
        <source>This amount is not possible; nothing was sold or changed. Check the amount.</source>
        <translation>金额无效，未售出任何票，也未作更改。请核对金额。</translation>
    </message>
    <message>
        <source>The server’s disk is full; nothing was sold or changed. Tell whoever looks after the server to make room there, then try again.</source>
        <translation>服务器的磁盘已满，没有售出或更改任何内容。请通知服务器管理人员清理磁盘空间，然后重试。</translation>
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
        <source>Somebody else has just changed “{name}”. Look at it again, then change it.</source>
        <translation>“{name}”刚被其他人修改。请查看最新内容后再修改。</translation>
    </message>
    <message>
        <source>Somebody else has just changed this. Look at it again, then change it.</source>
        <translation>内容刚被其他人修改。请查看最新内容后再修改。</translation>
    </message>
    <message>
        <source>The seating plan cannot be read at line {line}, column {column}: {rule}.</source>
        <translation>座位图第 {line} 行第 {column} 列无法识别：{rule}。</translation>
    </message>
    <message>
        <source>The seating plan cannot be read: {rule}.</source>
        <translation>座位图无法读取：{rule}。</translation>
    </message>
    <message>
        <source>The seating plan cannot be read. Correct it.</source>
        <translation>座位图无法识别，请更正。</translation>
    </message>
    <message>
        <source>This film no longer exists. Choose another one.</source>
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
        <translation>{studio_name}已有场次，不能删除。请改为停用。</translation>
    </message>
    <message>
        <source>The hall has shows, so it cannot be deleted. Retire it instead.</source>
        <translation>该影厅已有场次，不能删除。请改为停用。</translation>
    </message>
    <message>
        <source>This person no longer exists. Choose another one.</source>
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
        <source>Row {row_label}, seat {seat_label} was already refunded (number {refund_number}); no money goes back again.</source>
        <translation>{row_label} 排 {seat_label} 座此前已退票（编号 {refund_number}），不再退款。</translation>
    </message>
    <message>
        <source>A ticket was already refunded; no money goes back again.</source>
        <translation>有票此前已退，不再退款。</translation>
    </message>
    <message>
        <source>No shift is open at counter {counter_name}; nothing was changed. Open one with its float.</source>
        <translation>柜台 {counter_name} 尚未开班，未作任何更改。请先录入备用金开班。</translation>
    </message>
    <message>
        <source>No shift is open at this counter; nothing was changed. Open one with its float.</source>
        <translation>本柜台尚未开班，未作任何更改。请先录入备用金开班。</translation>
    </message>
    <message>
        <source>A shift is already open at counter {counter_name}. Close it first.</source>
        <translation>柜台 {counter_name} 已经开班。请先交班。</translation>
    </message>
    <message>
        <source>A shift is already open at this counter. Close it first.</source>
        <translation>本柜台已经开班。请先交班。</translation>
    </message>
    <message>
        <source>Counter {counter_name} has no Z report {z_number}. Check the number.</source>
        <translation>柜台 {counter_name} 没有第 {z_number} 号 Z 报表。请核对编号。</translation>
    </message>
    <message>
        <source>There is no such Z report. Check the number.</source>
        <translation>没有这份 Z 报表。请核对编号。</translation>
    </message>
    <message>
        <source>So much should not be in this drawer; nothing was taken out. Check the amount. If it is there, cash was put in and not booked: book that first (Cash in).</source>
        <translation>钱箱里不应有这么多现金，未取出。请核对金额；如确有这么多，说明有现金放入时未登记，请先登记“存入”。</translation>
    </message>
    <message>
        <source>There is no coin or note of {denomination}. Check the count.</source>
        <translation>没有面额为 {denomination} 的纸币或硬币。请核对清点。</translation>
    </message>
    <message>
        <source>A coin or note of this count does not exist. Check the count.</source>
        <translation>清点中有不存在的面额。请核对清点。</translation>
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
        <source>The server cannot reach its database; nothing can be sold now. Selling resumes by itself.</source>
        <translation>服务器连不上数据库，暂时不能售票。恢复后会自动继续。</translation>
    </message>
    <message>
        <source>It is not known yet whether this happened. It is being checked; do not do it again.</source>
        <translation>尚不清楚操作是否成功，正在核对，请勿重复操作。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network; work then goes on by itself.</source>
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
        <source>The server has failed. Give your manager this number: {support_number}.</source>
        <translation>服务器出错。请将此编号告知经理：{support_number}。</translation>
    </message>
    <message>
        <source>The server has failed. Tell your manager.</source>
        <translation>服务器出错，请告知经理。</translation>
    </message>
    <message>
        <source>The server’s identity could not be checked; nothing was sent. Tell your administrator.</source>
        <translation>无法确认服务器的身份，没有发送任何内容。请告知管理员。</translation>
    </message>
    <message>
        <source>The server shows a different certificate than before; nothing was sent. It may be another machine: tell your administrator, then sign in again.</source>
        <translation>服务器出示的证书与以前不同，没有发送任何内容。这可能是另一台服务器：请告知管理员，然后重新登录。</translation>
    </message>
    <message>
        <source>The server’s certificate has expired, or this computer’s clock is wrong; nothing was sent. Tell your administrator.</source>
        <translation>服务器的证书已过期，或本机的时钟不准，没有发送任何内容。请告知管理员。</translation>
    </message>
    <message>
        <source>This counter does not know the server’s certificate yet. Sign in again to check it.</source>
        <translation>本柜台尚不认识服务器的证书。请重新登录以核对。</translation>
    </message>
    <message>
        <source>The server does not speak the encryption that this counter expects; nothing was sent. Tell your administrator.</source>
        <translation>服务器的加密方式与本柜台所要求的不符，没有发送任何内容。请告知管理员。</translation>
    </message>
    <message>
        <source>This computer cannot store the server’s certificate ({problem}). Free some disk space.</source>
        <translation>本机无法保存服务器的证书（{problem}）。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>This computer cannot store the server’s certificate. Free some disk space.</source>
        <translation>本机无法保存服务器的证书。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>“{file}” cannot be written: no permission, or another program has it open. Close it or choose another folder.</source>
        <translation>无法写入“{file}”：没有权限，或文件正被其他程序打开。请关闭文件或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The file cannot be written: no permission, or another program has it open. Close it or choose another folder.</source>
        <translation>无法写入文件：没有权限，或文件正被其他程序打开。请关闭文件或选择其他文件夹。</translation>
    </message>
    <message>
        <source>There is no room for “{file}”: the disk is full. Free some space or choose another disk.</source>
        <translation>磁盘已满，存不下“{file}”。请清理空间或选择其他磁盘。</translation>
    </message>
    <message>
        <source>There is no room for the file: the disk is full. Free some space or choose another disk.</source>
        <translation>磁盘已满，存不下该文件。请清理空间或选择其他磁盘。</translation>
    </message>
    <message>
        <source>“{file}” could not be saved ({problem}). Choose another folder.</source>
        <translation>“{file}”未能保存（{problem}）。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The file could not be saved. Choose another folder.</source>
        <translation>文件未能保存。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>This computer has no printer. Save the report as PDF instead.</source>
        <translation>本机没有打印机。请将报表另存为 PDF。</translation>
    </message>
    <message>
        <source>The printer “{printer}” is not printing. Save the report as PDF instead.</source>
        <translation>打印机“{printer}”无法打印。请将报表另存为 PDF。</translation>
    </message>
    <message>
        <source>The printer is not printing. Save the report as PDF instead.</source>
        <translation>打印机无法打印。请将报表另存为 PDF。</translation>
    </message>
    <message>
        <source>“{text}” is not an amount. Type it like {such_as}, without any other comma or point.</source>
        <translation>“{text}”不是金额，请按 {such_as} 的格式输入，不要有其他逗号或点。</translation>
    </message>
    <message>
        <source>This is not an amount. Type it in figures, such as 50.</source>
        <translation>这不是金额，请输入数字，如 50。</translation>
    </message>
    <message>
        <source>This computer cannot record the sale ({problem}); nothing was sold. Free some disk space.</source>
        <translation>本机无法记录这笔售票（{problem}），没有售出。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>This computer cannot record the sale; nothing was sold. Free some disk space.</source>
        <translation>本机无法记录这笔售票，没有售出。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>The card terminal does not answer. The card is not charged again; the terminal is asked until it answers.</source>
        <translation>刷卡终端没有应答。不会重复扣款；系统将持续查询直到终端应答。</translation>
    </message>
    <message>
        <source>The terminal gave up this payment; nothing was charged. Start it again.</source>
        <translation>刷卡终端已放弃此笔付款，未扣款。请重新发起。</translation>
    </message>
    <message>
        <source>Counter {counter_name} is already open on this computer. Use that window.</source>
        <translation>柜台 {counter_name} 已在本机打开，请使用那个窗口。</translation>
    </message>
    <message>
        <source>This counter is already open on this computer. Use that window.</source>
        <translation>该柜台已在本机打开，请使用那个窗口。</translation>
    </message>
    <message>
        <source>This computer cannot record the refund ({problem}); nothing was refunded. Free some disk space.</source>
        <translation>本机无法记录本次退票（{problem}），没有退票。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>This computer cannot record the refund; nothing was refunded. Free some disk space.</source>
        <translation>本机无法记录本次退票，没有退票。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>This computer cannot record the scan ({problem}). Free some disk space; scan again.</source>
        <translation>本机无法记录此次检票（{problem}）。请清理磁盘空间后重新扫码。</translation>
    </message>
    <message>
        <source>This computer cannot record the scan. Free some disk space; scan again.</source>
        <translation>本机无法记录此次检票。请清理磁盘空间后重新扫码。</translation>
    </message>
    <message>
        <source>This computer has no such printer. The sale stands; choose a printer (Ctrl+J).</source>
        <translation>本机没有这台打印机。销售有效；请选择打印机（Ctrl+J）。</translation>
    </message>
    <message>
        <source>The system cannot print on “{printer}”. The sale stands; check the queue (Ctrl+J).</source>
        <translation>系统无法在“{printer}”上打印。销售有效；请查看打印队列（Ctrl+J）。</translation>
    </message>
    <message>
        <source>The system cannot print. The sale stands; check the queue (Ctrl+J).</source>
        <translation>系统无法打印。销售有效；请查看打印队列（Ctrl+J）。</translation>
    </message>
    <message>
        <source>The printer {printer} cannot be reached. The sale stands. Check cable and power; it retries by itself.</source>
        <translation>连不上打印机 {printer}。销售有效。请检查电缆和电源；会自动重试。</translation>
    </message>
    <message>
        <source>The printer cannot be reached. The sale stands. Check cable and power; it retries by itself.</source>
        <translation>连不上打印机。销售有效。请检查电缆和电源；会自动重试。</translation>
    </message>
    <message>
        <source>The drawer at {printer} did not open: no connection. Open it with its key; check the cables.</source>
        <translation>钱箱未打开：无法连接 {printer}。请用钥匙打开，并检查线路。</translation>
    </message>
    <message>
        <source>The drawer did not open: no connection. Open it with its key; check its cables.</source>
        <translation>钱箱未打开：没有连接。请用钥匙打开，并检查线路。</translation>
    </message>
    <message>
        <source>The printer {printer} does not answer. The sale stands. Switch it off and on; see Ctrl+J.</source>
        <translation>打印机 {printer} 没有响应。销售有效。请关机再开机；详见 Ctrl+J。</translation>
    </message>
    <message>
        <source>The printer does not answer. The sale stands. Switch it off and on; see Ctrl+J.</source>
        <translation>打印机没有响应。销售有效。请关机再开机；详见 Ctrl+J。</translation>
    </message>
    <message>
        <source>The printer {printer} is out of paper. The sale stands. Put in a new roll; it then continues.</source>
        <translation>打印机 {printer} 缺纸。销售有效。请换上新纸卷，之后会继续打印。</translation>
    </message>
    <message>
        <source>The printer is out of paper. The sale stands. Put in a new roll; it then continues.</source>
        <translation>打印机缺纸。销售有效。请换上新纸卷，之后会继续打印。</translation>
    </message>
    <message>
        <source>The cover of {printer} is open. The sale stands. Close it; it then continues.</source>
        <translation>打印机 {printer} 的盖子开着。销售有效。请合上盖子，之后会继续打印。</translation>
    </message>
    <message>
        <source>The printer’s cover is open. The sale stands. Close it; it then continues.</source>
        <translation>打印机的盖子开着。销售有效。请合上盖子，之后会继续打印。</translation>
    </message>
    <message>
        <source>The printer {printer} has stopped with an error. The sale stands. Check its lights.</source>
        <translation>打印机 {printer} 因故障停止。销售有效。请查看指示灯。</translation>
    </message>
    <message>
        <source>The printer has stopped with an error. The sale stands. Check its lights.</source>
        <translation>打印机因故障停止。销售有效。请查看指示灯。</translation>
    </message>
    <message>
        <source>The printer {printer} was cut off. The sale stands. Did it print whole? Answer with Ctrl+J.</source>
        <translation>打印机 {printer} 中途断开。销售有效。票是否打印完整？请按 Ctrl+J 回答。</translation>
    </message>
    <message>
        <source>The printer was cut off. The sale stands. Did it print whole? Answer with Ctrl+J.</source>
        <translation>打印机中途断开。销售有效。票是否打印完整？请按 Ctrl+J 回答。</translation>
    </message>
    <message>
        <source>This computer cannot talk to the USB printer {printer}. Choose its device or driver.</source>
        <translation>本机无法直接使用 USB 打印机 {printer}。请改选它的设备文件或驱动。</translation>
    </message>
    <message>
        <source>This computer cannot talk to USB printers. Choose the printer’s device or driver.</source>
        <translation>本机无法直接使用 USB 打印机。请改选它的设备文件或驱动。</translation>
    </message>
    <message>
        <source>The document cannot be drawn ({problem}). The sale stands; the ticket file is saved.</source>
        <translation>无法绘制这份单据（{problem}）。销售有效；票文件已保存。</translation>
    </message>
    <message>
        <source>The document cannot be drawn. The sale stands; the ticket file is saved.</source>
        <translation>无法绘制这份单据。销售有效；票文件已保存。</translation>
    </message>
    <message>
        <source>The tickets are sold, but their file could not be saved ({problem}). Reprint them (Ctrl+P).</source>
        <translation>票已售出，但票面文件未能保存（{problem}）。请补打（Ctrl+P）。</translation>
    </message>
    <message>
        <source>The tickets are sold, but their file could not be saved. Reprint them (Ctrl+P).</source>
        <translation>票已售出，但票面文件未能保存。请补打（Ctrl+P）。</translation>
    </message>
    <message>
        <source>The sale stands, but this computer cannot save its print job ({problem}). Free some disk space.</source>
        <translation>销售有效，但本机无法保存打印任务（{problem}）。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>The sale stands, but this computer cannot save its print job. Free some disk space.</source>
        <translation>销售有效，但本机无法保存打印任务。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>Line {line} of the layout cannot be used. Correct it, or use the standard layout.</source>
        <translation>版式第 {line} 行无法使用。请改正，或恢复标准版式。</translation>
    </message>
    <message>
        <source>The layout cannot be used. Correct it, or use the standard layout.</source>
        <translation>这个版式无法使用。请改正，或恢复标准版式。</translation>
    </message>
    <message>
        <source>This computer could not save the change ({problem}). Free some disk space.</source>
        <translation>本机无法保存更改（{problem}）。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>This computer could not save the change. Free some disk space.</source>
        <translation>本机无法保存更改。请清理磁盘空间。</translation>
    </message>
    <message>
        <source>User name or PIN is wrong. Check both.</source>
        <translation>用户名或 PIN 码错误，请检查。</translation>
    </message>
    <message>
        <source>User name or PIN is wrong, or this person may not approve. Ask a manager.</source>
        <translation>用户名或 PIN 码错误，或此人无权授权。请找经理。</translation>
    </message>
    <message>
        <source>Too many tries in a short time. Try again in {seconds} seconds.</source>
        <translation>操作过于频繁，请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>Too many tries in a short time. Wait a minute, then try again.</source>
        <translation>操作过于频繁，请等一分钟再试。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in {seconds} seconds.</source>
        <translation>PIN 码错误次数过多，请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait a minute, then try again.</source>
        <translation>PIN 码错误次数过多，请等一分钟再试。</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Try again in {seconds} seconds.</source>
        <translation>密码错误次数过多，请在 {seconds} 秒后重试。</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Wait a minute, then try again.</source>
        <translation>密码错误次数过多，请等一分钟再试。</translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>NamePanel</name>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Customer’s name</source>
        <translation>顾客姓名</translation>
    </message>
    <message>
        <source>The order can be found under this name later.</source>
        <translation>以后可按此姓名查找订单。</translation>
    </message>
    <message>
        <source>Save the name</source>
        <translation>保存姓名</translation>
    </message>
</context>
<context>
    <name>NoSaleDialog</name>
    <message>
        <source>Open the drawer without a sale</source>
        <translation>不售票打开钱箱</translation>
    </message>
    <message>
        <source>Open the drawer</source>
        <translation>打开钱箱</translation>
    </message>
    <message>
        <source>It appears in the shift report with your name.</source>
        <translation>此次打开会连同您的姓名记入班次报表。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
</context>
<context>
    <name>OfficeDialog</name>
    <message>
        <source>Discard what was typed?</source>
        <translation>放弃已填写的内容？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>OpenShiftDialog</name>
    <message>
        <source>Open the shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Cash in the drawer before the first sale, taken from the safe.</source>
        <translation>首笔销售前钱箱中的现金，取自保险柜。</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>备用金</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>The order could not be read.</source>
        <translation>订单读取失败。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No order chosen</source>
        <translation>未选择订单</translation>
    </message>
    <message>
        <source>Extras</source>
        <translation>附加商品</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>改签</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>History</source>
        <translation>座位记录</translation>
    </message>
    <message>
        <source>Refund {amount} · {tickets}</source>
        <translation>退票 {amount} · {tickets}</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退票</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在确认…</translation>
    </message>
</context>
<context>
    <name>OrdersBar</name>
    <message>
        <source>Another day…</source>
        <translation>其他日期…</translation>
    </message>
    <message>
        <source>Number, name, ticket</source>
        <translation>订单号、姓名、票码</translation>
    </message>
    <message>
        <source>Order number, customer’s name, time and seat such as 1930 H12, or scan a ticket (Ctrl+F)</source>
        <translation>订单号、顾客姓名、时间加座位（如 1930 H12），或扫描影票（Ctrl+F）</translation>
    </message>
    <message>
        <source>Previous day (PgUp)</source>
        <translation>前一天（PgUp）</translation>
    </message>
    <message>
        <source>Next day (PgDn)</source>
        <translation>后一天（PgDn）</translation>
    </message>
    <message>
        <source>Choose a day (Ctrl+D)</source>
        <translation>选择日期（Ctrl+D）</translation>
    </message>
    <message>
        <source>Chosen orders</source>
        <translation>所选订单</translation>
    </message>
    <message>
        <source>Valid tickets of cancelled shows, still to be refunded</source>
        <translation>已取消场次的有效票：需要退款</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To refund</source>
        <translation>待退票</translation>
    </message>
</context>
<context>
    <name>OwnAddressDialog</name>
    <message>
        <source>E-mail address</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>Code from the e-mail</source>
        <translation>邮件验证码</translation>
    </message>
    <message>
        <source>With your own e-mail address you can reset a forgotten password yourself.</source>
        <translation>绑定自己的邮箱后，忘记密码时可以自行重设。</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>发送验证码</translation>
    </message>
    <message>
        <source>Save the address</source>
        <translation>保存邮箱</translation>
    </message>
    <message>
        <source>A code is on its way to {address}. Type it here.</source>
        <translation>验证码已发送到 {address}，请在此输入。</translation>
    </message>
</context>
<context>
    <name>PageLayoutDialog</name>
    <message>
        <source>Layout of ticket pages and PDF files</source>
        <translation>票页与 PDF 版式</translation>
    </message>
    <message>
        <source>The standard page has the same words, with date, time, hall, row and seat side by side. Once the text is changed, its lines stand as they are typed.</source>
        <translation>标准页面的内容与文本相同，只是日期、时间、影厅、排、座并排显示。文本修改后，各行按输入排列。</translation>
    </message>
</context>
<context>
    <name>PaidLines</name>
    <message>
        <source>Undo the last payment</source>
        <translation>退回最后一笔付款</translation>
    </message>
</context>
<context>
    <name>PasswordEdit</name>
    <message>
        <source>Hide the password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>PastList</name>
    <message>
        <source>Z reports</source>
        <translation>Z 报表</translation>
    </message>
    <message>
        <source>Loading the Z reports…</source>
        <translation>正在加载 Z 报表…</translation>
    </message>
    <message>
        <source>No Z report yet</source>
        <translation>还没有 Z 报表</translation>
    </message>
    <message>
        <source>The first one is made when a shift is closed.</source>
        <translation>首次交班时生成。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>交班时间</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>净收入</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
</context>
<context>
    <name>PayButtons</name>
    <message>
        <source>With change</source>
        <translation>现金找零</translation>
    </message>
    <message>
        <source>Cash with change</source>
        <translation>现金找零</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Comp</source>
        <translation>赠票</translation>
    </message>
    <message>
        <source>Complimentary tickets</source>
        <translation>赠票</translation>
    </message>
    <message>
        <source>Customer’s name</source>
        <translation>顾客姓名</translation>
    </message>
</context>
<context>
    <name>PayPanels</name>
    <message>
        <source>Selling…</source>
        <translation>正在出票…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在查询…</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Disabled: cannot sign in</source>
        <translation>停用：不能登录</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Edit person</source>
        <translation>修改人员</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>新密码…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Shown to colleagues</source>
        <translation>同事看到的称呼</translation>
    </message>
    <message>
        <source>Cannot be changed</source>
        <translation>不可更改</translation>
    </message>
    <message>
        <source>Used to sign in</source>
        <translation>登录时输入</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>再输入一次</translation>
    </message>
</context>
<context>
    <name>PlanProgramme</name>
    <message>
        <source>No seats have been sold. The show stays on record as cancelled.</source>
        <translation>没有售出的座位。本场将记为已取消。</translation>
    </message>
    <message>
        <source>1 seat has been sold and must be refunded. The refund list opens next.</source>
        <translation>已售 1 座，需要退票。接下来将打开退票清单。</translation>
    </message>
    <message>
        <source>{count} seats have been sold and must be refunded. The refund list opens next.</source>
        <translation>已售 {count} 座，需要退票。接下来将打开退票清单。</translation>
    </message>
    <message>
        <source>Choose a reason, or type one.</source>
        <translation>请选择或填写原因。</translation>
    </message>
    <message>
        <source>hall free from {time}</source>
        <translation>{time} 起影厅空闲</translation>
    </message>
    <message>
        <source>1 seat to refund</source>
        <translation>1 座待退</translation>
    </message>
    <message>
        <source>{count} seats to refund</source>
        <translation>{count} 座待退</translation>
    </message>
    <message>
        <source>Choose a film.</source>
        <translation>请选择影片。</translation>
    </message>
    <message>
        <source>Choose a hall.</source>
        <translation>请选择影厅。</translation>
    </message>
    <message>
        <source>Type a price like 45 or 45.00.</source>
        <translation>请填写票价，如 45 或 45.00。</translation>
    </message>
    <message>
        <source>There is no such date.</source>
        <translation>没有这个日期。</translation>
    </message>
    <message>
        <source>Type a time like 19:30.</source>
        <translation>请填写时间，如 19:30。</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>Choose a weekday.</source>
        <translation>请选择星期。</translation>
    </message>
    <message>
        <source>At most {most} shows at once. Choose an earlier day.</source>
        <translation>一次最多排 {most} 场。请选择更早的日期。</translation>
    </message>
    <message>
        <source>No day between the first and the last is one of these weekdays.</source>
        <translation>起止日期之间没有所选的星期。</translation>
    </message>
    <message>
        <source>The clocks skip this time on {day}.</source>
        <translation>{day} 因时钟调整没有这个时刻。</translation>
    </message>
    <message>
        <source>This is in the past. Choose a later day or time.</source>
        <translation>已过去，请选择更晚的日期或时间。</translation>
    </message>
    <message>
        <source>The film is not running then. {run}.</source>
        <translation>影片不在上映期内。{run}。</translation>
    </message>
    <message>
        <source>The film is no longer in use</source>
        <translation>该影片已停用</translation>
    </message>
    <message>
        <source>This show no longer exists</source>
        <translation>该场次已不存在</translation>
    </message>
    <message>
        <source>This hall is retired</source>
        <translation>该影厅已停用</translation>
    </message>
    <message>
        <source>Category prices stay as they are: {prices}.</source>
        <translation>各类座位的价格不变：{prices}。</translation>
    </message>
    <message>
        <source>Ends at {end}, hall free from {free}</source>
        <translation>{end} 散场，{free} 起影厅空闲</translation>
    </message>
    <message>
        <source>{shows} added</source>
        <translation>已新增 {shows}</translation>
    </message>
    <message>
        <source>Show changed</source>
        <translation>场次已修改</translation>
    </message>
    <message>
        <source>The film has no price yet: type one for this show.</source>
        <translation>该影片尚未定价，请为本场填写票价。</translation>
    </message>
    <message>
        <source>The seats of this hall have categories: check their prices.</source>
        <translation>该影厅的座位分类别：请核对各类别的票价。</translation>
    </message>
    <message>
        <source>Nothing was changed: {reason}.</source>
        <translation>未作更改：{reason}。</translation>
    </message>
    <message>
        <source>This show is over; it can no longer be cancelled.</source>
        <translation>本场已结束，不能取消。</translation>
    </message>
    <message>
        <source>{show}: the server did not answer, so the show may or may not have been saved. Reloading the day.</source>
        <translation>{show}：服务器没有答复，无法确定是否已保存。正在重新载入当天排片。</translation>
    </message>
    <message>
        <source>The show has been cancelled.</source>
        <translation>本场已取消。</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>{count} seats</source>
        <translation>{count} 座</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{minutes} min + {gap}</source>
        <translation>{minutes} 分钟 + {gap}</translation>
    </message>
    <message>
        <source>1 show</source>
        <translation>1 场</translation>
    </message>
    <message>
        <source>{count} shows</source>
        <translation>{count} 场</translation>
    </message>
    <message>
        <source>Run: {first} to {last}</source>
        <translation>上映期 {first} 至 {last}</translation>
    </message>
    <message>
        <source>Run starts {first}</source>
        <translation>{first} 起上映</translation>
    </message>
    <message>
        <source>Run ends {last}</source>
        <translation>上映至 {last}</translation>
    </message>
    <message>
        <source>Seats are held or reserved, so the show cannot be changed</source>
        <translation>有座位已锁座或预留，本场不能修改</translation>
    </message>
    <message>
        <source>Outside the film’s run</source>
        <translation>不在影片上映期内</translation>
    </message>
    <message>
        <source>The hall is taken</source>
        <translation>影厅已被占用</translation>
    </message>
    <message>
        <source>Overlaps {title} {span} incl. cleaning</source>
        <translation>与《{title}》{span}（含清场）重叠</translation>
    </message>
    <message>
        <source>{figures} sold</source>
        <translation>已售 {figures}</translation>
    </message>
    <message>
        <source>This time has passed</source>
        <translation>该时间已过</translation>
    </message>
    <message>
        <source>{reason}, and 1 more show</source>
        <translation>{reason}，另有 1 场</translation>
    </message>
    <message>
        <source>{reason}, and {count} more shows</source>
        <translation>{reason}，另有 {count} 场</translation>
    </message>
    <message>
        <source>There is no room for it in this hall in the usual hours</source>
        <translation>本厅营业时段排不下</translation>
    </message>
    <message>
        <source>It fits in this hall at {time}</source>
        <translation>本厅 {time} 可排</translation>
    </message>
    <message>
        <source>This show is cancelled</source>
        <translation>本场已取消</translation>
    </message>
    <message>
        <source>This show has begun and cannot be changed</source>
        <translation>本场已开映，不能再修改</translation>
    </message>
    <message>
        <source>1 seat has been sold, so the show cannot be changed</source>
        <translation>已售 1 座，本场不能修改</translation>
    </message>
    <message>
        <source>{count} seats have been sold, so the show cannot be changed</source>
        <translation>已售 {count} 座，本场不能修改</translation>
    </message>
    <message>
        <source>This show was already cancelled on {when}: {reason}</source>
        <translation>本场已于 {when} 取消：{reason}</translation>
    </message>
    <message>
        <source>Cancelled: {reason}</source>
        <translation>已取消：{reason}</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>PlanProgrammeView</name>
    <message>
        <source>Add show</source>
        <translation>新增场次</translation>
    </message>
    <message>
        <source>Timeline of the halls</source>
        <translation>影厅时间轴</translation>
    </message>
    <message>
        <source>Drag films and shows · ↑↓←→ choose · Alt+←→ 5 minutes · T today</source>
        <translation>拖动影片或场次 · ↑↓←→ 选择 · Alt+←→ 移 5 分钟 · T 今天</translation>
    </message>
    <message>
        <source>↑↓←→ choose a show · T today</source>
        <translation>↑↓←→ 选择场次 · T 今天</translation>
    </message>
</context>
<context>
    <name>PosterField</name>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图片 (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Choose a poster</source>
        <translation>选择海报</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>No poster</source>
        <translation>不用海报</translation>
    </message>
</context>
<context>
    <name>PrintDesk</name>
    <message>
        <source>{title}: sent to the printer.</source>
        <translation>{title}：已送去打印。</translation>
    </message>
</context>
<context>
    <name>PrintQueue</name>
    <message>
        <source>{count} to print · check</source>
        <translation>{count} 份待打印 · 请处理</translation>
    </message>
    <message>
        <source>{count} to print</source>
        <translation>{count} 份待打印</translation>
    </message>
    <message>
        <source>The system’s printer</source>
        <translation>系统默认打印机</translation>
    </message>
    <message>
        <source>Tickets {title}</source>
        <translation>影票 {title}</translation>
    </message>
    <message>
        <source>Receipt {title}</source>
        <translation>收据 {title}</translation>
    </message>
    <message>
        <source>Report {title}</source>
        <translation>报表 {title}</translation>
    </message>
    <message>
        <source>{title} · copy {number}</source>
        <translation>{title} · 副本 {number}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Cannot print</source>
        <translation>无法打印</translation>
    </message>
    <message>
        <source>Printed?</source>
        <translation>打印了吗？</translation>
    </message>
    <message>
        <source>Still needed?</source>
        <translation>还需要吗？</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>It has waited for more than a quarter of an hour. Print it, or cancel it.</source>
        <translation>已等待超过一刻钟。请打印或取消。</translation>
    </message>
    <message>
        <source>It is not known whether slip {number} of {count} came out whole. Check the paper, then choose.</source>
        <translation>第 {number} 张（共 {count} 张）是否打印完整无法得知。请查看纸张后选择。</translation>
    </message>
    <message>
        <source>Reprint as a copy</source>
        <translation>补打（标明副本）</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation>立即打印</translation>
    </message>
</context>
<context>
    <name>PrintSign</name>
    <message>
        <source>Print queue (Ctrl+J)</source>
        <translation>打印队列（Ctrl+J）</translation>
    </message>
</context>
<context>
    <name>ProgrammeDayBar</name>
    <message>
        <source>Previous day (PgUp)</source>
        <translation>前一天（PgUp）</translation>
    </message>
    <message>
        <source>Next day (PgDn)</source>
        <translation>后一天（PgDn）</translation>
    </message>
    <message>
        <source>Choose a day (Ctrl+D); T goes to today</source>
        <translation>选择日期（Ctrl+D）；T 回到今天</translation>
    </message>
</context>
<context>
    <name>QueueDialog</name>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Print all {count} old ones</source>
        <translation>打印全部 {count} 份积压单据</translation>
    </message>
    <message>
        <source>Cancel all {count} old ones</source>
        <translation>取消全部 {count} 份积压单据</translation>
    </message>
    <message>
        <source>Print now</source>
        <translation>立即打印</translation>
    </message>
    <message>
        <source>Print queue</source>
        <translation>打印队列</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Printed whole</source>
        <translation>已完整打印</translation>
    </message>
    <message>
        <source>Other printer…</source>
        <translation>换打印机…</translation>
    </message>
    <message>
        <source>Cancel this one</source>
        <translation>取消这份</translation>
    </message>
    <message>
        <source>Printers…</source>
        <translation>打印机设置…</translation>
    </message>
    <message>
        <source>Print it on another printer of this computer</source>
        <translation>改用本机的另一台打印机</translation>
    </message>
    <message>
        <source>Nothing to print</source>
        <translation>没有待打印的单据</translation>
    </message>
    <message>
        <source>Tickets and reports wait here until they are printed.</source>
        <translation>影票和报表打印完成前都列在这里。</translation>
    </message>
</context>
<context>
    <name>ReadReports</name>
    <message>
        <source>Net takings by month</source>
        <translation>每月净票房</translation>
    </message>
    <message>
        <source>Net takings by day</source>
        <translation>每日净票房</translation>
    </message>
    <message>
        <source>{count} others</source>
        <translation>其他 {count} 项</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>已保存为 {file}。</translation>
    </message>
    <message>
        <source>The report was sent to {printer}.</source>
        <translation>报表已发送到 {printer}。</translation>
    </message>
    <message>
        <source>Net takings</source>
        <translation>净票房</translation>
    </message>
    <message>
        <source>Gross takings</source>
        <translation>毛票房</translation>
    </message>
    <message>
        <source>Tickets sold</source>
        <translation>出票</translation>
    </message>
    <message>
        <source>{points} points vs {span}</source>
        <translation>比 {span} {points} 点</translation>
    </message>
    <message>
        <source>Refunded · 1 ticket</source>
        <translation>退款 · 1 张票</translation>
    </message>
    <message>
        <source>Refunded · {count} tickets</source>
        <translation>退款 · {count} 张票</translation>
    </message>
    <message>
        <source>None in {span}</source>
        <translation>{span} 无</translation>
    </message>
    <message>
        <source>{percent}% vs {span}</source>
        <translation>比 {span} {percent}%</translation>
    </message>
    <message>
        <source>Average per ticket</source>
        <translation>平均票价</translation>
    </message>
    <message>
        <source>Occupancy</source>
        <translation>上座率</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Cinema</source>
        <translation>影院</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>制表时间</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开映</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>影厅</translation>
    </message>
    <message>
        <source>Places sold</source>
        <translation>已售座位</translation>
    </message>
    <message>
        <source>Places offered</source>
        <translation>可售座位</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Type a date like 2026-11-22.</source>
        <translation>请按 2026-11-22 的格式填写日期。</translation>
    </message>
    <message>
        <source>The last day is before the first.</source>
        <translation>结束日期早于开始日期。</translation>
    </message>
    <message>
        <source>That is {count} days. A report can cover at most {most}.</source>
        <translation>共 {count} 天，报表最多 {most} 天。</translation>
    </message>
    <message>
        <source>Choose a day from {first} to {last}.</source>
        <translation>请选择 {first} 至 {last} 之间的日期。</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>MMM</source>
        <translation>M月</translation>
    </message>
    <message>
        <source>{film} (cancelled)</source>
        <translation>{film}（已取消）</translation>
    </message>
    <message>
        <source>No sales: {days}</source>
        <translation>没有票房：{days}</translation>
    </message>
    <message>
        <source>No tickets were sold for shows on these days. Choose other dates.</source>
        <translation>这些日期放映的场次没有售出过票。请选择其他日期。</translation>
    </message>
    <message>
        <source>Nothing was sold or refunded on these days. Choose other dates.</source>
        <translation>这些日期没有售票或退票。请选择其他日期。</translation>
    </message>
    <message>
        <source>There is no report to save yet.</source>
        <translation>还没有可保存的报表。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>售票员</translation>
    </message>
    <message>
        <source>Ticket type</source>
        <translation>票种</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Sales by film</source>
        <translation>按影片统计票房</translation>
    </message>
    <message>
        <source>Sales by show</source>
        <translation>按场次统计票房</translation>
    </message>
    <message>
        <source>Sales by day</source>
        <translation>按日期统计票房</translation>
    </message>
    <message>
        <source>Sales by hall</source>
        <translation>按影厅统计票房</translation>
    </message>
    <message>
        <source>Sales by clerk</source>
        <translation>按售票员统计票房</translation>
    </message>
    <message>
        <source>Sales by ticket type</source>
        <translation>按票种统计票房</translation>
    </message>
    <message>
        <source>Sales by counter</source>
        <translation>按柜台统计票房</translation>
    </message>
    <message>
        <source>Sales by payment method</source>
        <translation>按付款方式统计票房</translation>
    </message>
    <message>
        <source>Net takings by film</source>
        <translation>各影片净票房</translation>
    </message>
    <message>
        <source>Net takings by show</source>
        <translation>各场次净票房</translation>
    </message>
    <message>
        <source>Net takings by hall</source>
        <translation>各影厅净票房</translation>
    </message>
    <message>
        <source>Net takings by clerk</source>
        <translation>各售票员净票房</translation>
    </message>
    <message>
        <source>Net takings by ticket type</source>
        <translation>各票种净票房</translation>
    </message>
    <message>
        <source>Net takings by counter</source>
        <translation>各柜台净票房</translation>
    </message>
    <message>
        <source>Net takings by payment method</source>
        <translation>各付款方式净票房</translation>
    </message>
    <message>
        <source>By show date</source>
        <translation>按放映日</translation>
    </message>
    <message>
        <source>By sale date</source>
        <translation>按售票日</translation>
    </message>
    <message>
        <source>What the counters took and refunded on these days, whichever show it was for.</source>
        <translation>这些日期柜台的收款与退款，不论哪一场。</translation>
    </message>
    <message>
        <source>Counter {name}</source>
        <translation>柜台 {name}</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名称）</translation>
    </message>
    <message>
        <source>Places sold of those offered. A couple seat is one ticket and two places.</source>
        <translation>已售座位占可售座位的比例。情侣座一张票计 2 座。</translation>
    </message>
    <message>
        <source>What the shows on these days brought in, whenever their tickets were sold.</source>
        <translation>这些日期放映的场次带来的票房，不论何时售出。</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Shows with sales</source>
        <translation>有票房场次</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>出票</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>退票</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>毛票房</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净票房</translation>
    </message>
</context>
<context>
    <name>ReadReportsView</name>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>保存报表</translation>
    </message>
    <message>
        <source>Enter open the orders of a row · PgUp PgDn other dates · Ctrl+D choose dates · Ctrl+P print</source>
        <translation>Enter 打开该行的订单 · PgUp PgDn 前后日期 · Ctrl+D 选择日期 · Ctrl+P 打印</translation>
    </message>
    <message>
        <source>Open its orders</source>
        <translation>打开对应的订单</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Show cancelled</source>
        <translation>场次取消</translation>
    </message>
    <message>
        <source>Customer cannot come</source>
        <translation>顾客不能来</translation>
    </message>
    <message>
        <source>Wrong show or time</source>
        <translation>买错场次或时间</translation>
    </message>
    <message>
        <source>Wrong seat or ticket type</source>
        <translation>买错座位或票种</translation>
    </message>
    <message>
        <source>Trouble with picture or sound</source>
        <translation>放映故障</translation>
    </message>
    <message>
        <source>Change for a customer</source>
        <translation>为顾客换零钱</translation>
    </message>
    <message>
        <source>Wrong change was given</source>
        <translation>找零有误</translation>
    </message>
    <message>
        <source>Coins or notes sorted</source>
        <translation>整理钱款</translation>
    </message>
    <message>
        <source>Power failure</source>
        <translation>停电</translation>
    </message>
    <message>
        <source>The film did not arrive</source>
        <translation>影片未到</translation>
    </message>
    <message>
        <source>Too few visitors</source>
        <translation>观众太少</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>请自行填写</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>Load the latest</source>
        <translation>载入最新内容</translation>
    </message>
    <message>
        <source>Somebody else changed this too; this is your entry.</source>
        <translation>他人也改了这一项，这里是您填写的。</translation>
    </message>
    <message>
        <source>What you typed is kept, the rest is up to date. Check it, then save.</source>
        <translation>您填写的已保留，其余为最新内容。请核对后保存。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>RecordScreen</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>You may not see this</source>
        <translation>您无权查看</translation>
    </message>
</context>
<context>
    <name>RefundDialog</name>
    <message>
        <source>Refund · order {number}</source>
        <translation>退票 · 订单 {number}</translation>
    </message>
    <message>
        <source>Give back {amount}</source>
        <translation>退还 {amount}</translation>
    </message>
    <message>
        <source>Give back {amount} in cash</source>
        <translation>现金退还 {amount}</translation>
    </message>
    <message>
        <source>Give back {amount} · {means}</source>
        <translation>退还 {amount} · {means}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>退票原因</translation>
    </message>
</context>
<context>
    <name>RefundResult</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>back to the customer · {number}</source>
        <translation>退给顾客 · {number}</translation>
    </message>
    <message>
        <source>{seats}: available again</source>
        <translation>{seats}：可重新出售</translation>
    </message>
</context>
<context>
    <name>RefundShowDialog</name>
    <message>
        <source>Refund all orders of this show</source>
        <translation>本场全部退票</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Refund cash now too, from the drawer of counter {counter}</source>
        <translation>现金订单也现在退款，从柜台 {counter} 的钱箱支出</translation>
    </message>
    <message>
        <source>Refund {orders}</source>
        <translation>退款 {orders}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>The drawer is being counted</source>
        <translation>正在清点</translation>
    </message>
    <message>
        <source>The figures are on the Z report.</source>
        <translation>金额将在 Z 报表中显示。</translation>
    </message>
    <message>
        <source>Loading the shift…</source>
        <translation>正在加载班次…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No shift is open at this counter</source>
        <translation>本柜台尚未开班</translation>
    </message>
    <message>
        <source>Open it with the cash in the drawer.</source>
        <translation>请清点备用金后开班。</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>退</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>支出</translation>
    </message>
</context>
<context>
    <name>ReportPaper</name>
    <message>
        <source>Page {number}</source>
        <translation>第 {number} 页</translation>
    </message>
</context>
<context>
    <name>ReportsBar</name>
    <message>
        <source>Custom dates…</source>
        <translation>自选日期…</translation>
    </message>
    <message>
        <source>Excel workbook…</source>
        <translation>Excel 工作簿…</translation>
    </message>
    <message>
        <source>CSV file…</source>
        <translation>CSV 文件…</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>PDF 文件…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Previous period (PgUp)</source>
        <translation>前一段日期（PgUp）</translation>
    </message>
    <message>
        <source>Next period (PgDn)</source>
        <translation>后一段日期（PgDn）</translation>
    </message>
    <message>
        <source>Choose dates (Ctrl+D)</source>
        <translation>选择日期（Ctrl+D）</translation>
    </message>
    <message>
        <source>What is counted</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>分组</translation>
    </message>
</context>
<context>
    <name>ReserveDialog</name>
    <message>
        <source>Reserve seats under a name</source>
        <translation>按姓名预留座位</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>A phone number, for example</source>
        <translation>例如电话号码</translation>
    </message>
    <message>
        <source>Enter the name that the seats are collected under.</source>
        <translation>请输入取票人姓名。</translation>
    </message>
    <message>
        <source>Reserving…</source>
        <translation>正在预留…</translation>
    </message>
</context>
<context>
    <name>ResetPasswordDialog</name>
    <message>
        <source>New password for {name}</source>
        <translation>{name}的新密码</translation>
    </message>
    <message>
        <source>Set password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>The old password stops working at once, and they are signed out everywhere.</source>
        <translation>旧密码立即失效，此人在各处都会退出登录。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
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
        <source>Too easy to guess: no repeated digit, no run such as 1234.</source>
        <translation>太容易猜到：不能是同一数字重复，也不能是 1234 这样的连号。</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>内容过长。</translation>
    </message>
    <message>
        <source>It contains invisible characters.</source>
        <translation>含有不可见字符。</translation>
    </message>
    <message>
        <source>It contains line breaks, or marks that reverse text.</source>
        <translation>其中含有换行符或改变文字方向的符号。</translation>
    </message>
    <message>
        <source>It has no visible characters.</source>
        <translation>其中没有可见的字符。</translation>
    </message>
    <message>
        <source>Letters or digits.</source>
        <translation>请输入字母或数字。</translation>
    </message>
    <message>
        <source>Only letters, digits and dashes, without spaces.</source>
        <translation>只能包含文字、数字和连字符，不能有空格。</translation>
    </message>
    <message>
        <source>It contains characters that cannot be stored.</source>
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
        <source>There is no such date.</source>
        <translation>这不是有效的日期。</translation>
    </message>
    <message>
        <source>Hours and minutes only.</source>
        <translation>只能填写时和分。</translation>
    </message>
    <message>
        <source>Count each coin or note once.</source>
        <translation>每种面额只清点一次。</translation>
    </message>
    <message>
        <source>Name each fee once.</source>
        <translation>每项费用只写一次。</translation>
    </message>
    <message>
        <source>The hall no longer has this category.</source>
        <translation>该影厅已没有这种座位类别。</translation>
    </message>
    <message>
        <source>Choose an earlier time, or ask a manager.</source>
        <translation>请选择较早的时间，或请经理办理。</translation>
    </message>
    <message>
        <source>One letter from A to Z.</source>
        <translation>请填 A 到 Z 中的一个字母。</translation>
    </message>
    <message>
        <source>There must be {0} to {1} ticket types in use.</source>
        <translation>在用票种须为 {0} 至 {1} 种。</translation>
    </message>
    <message>
        <source>Choose a ticket type.</source>
        <translation>请选择票种。</translation>
    </message>
    <message>
        <source>Choose each ticket once.</source>
        <translation>每张票只能选一次。</translation>
    </message>
    <message>
        <source>Choose each day once.</source>
        <translation>每一天只能选一次。</translation>
    </message>
    <message>
        <source>Choose at least one seat.</source>
        <translation>请至少选择一个座位。</translation>
    </message>
    <message>
        <source>Choose at most {0} seats.</source>
        <translation>最多选择 {0} 个座位。</translation>
    </message>
    <message>
        <source>No amount where no cash moves.</source>
        <translation>没有现金进出时金额须为 0。</translation>
    </message>
    <message>
        <source>Load the report again.</source>
        <translation>请重新载入报表。</translation>
    </message>
    <message>
        <source>It has changed: load it again.</source>
        <translation>内容已变动，请重新载入。</translation>
    </message>
    <message>
        <source>This server cannot do that yet. Ask an administrator to update it.</source>
        <translation>服务器版本过旧，尚不支持此项。请联系管理员更新服务器。</translation>
    </message>
    <message>
        <source>The program sent it wrongly. Start it again; tell support if that does not help.</source>
        <translation>程序发送的内容有误。请重新启动程序；如仍有问题，请联系技术支持。</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>代金券编码</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考号</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Customer’s name</source>
        <translation>顾客姓名</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>票价</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Number of seats</source>
        <translation>座位数</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>座位</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>影票</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Extras</source>
        <translation>附加商品</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开映时间</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>片名</translation>
    </message>
    <message>
        <source>English title</source>
        <translation>英文片名</translation>
    </message>
    <message>
        <source>Running time</source>
        <translation>片长</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Director</source>
        <translation>导演</translation>
    </message>
    <message>
        <source>Country or region</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Age rating</source>
        <translation>分级</translation>
    </message>
    <message>
        <source>Language and version</source>
        <translation>语言与版本</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>海报</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>弧度</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Name each category once.</source>
        <translation>每种类别只能写一次。</translation>
    </message>
    <message>
        <source>Choose piece, ticket or order.</source>
        <translation>请选择按件、按票或按订单。</translation>
    </message>
    <message>
        <source>Choose for a customer or for the house.</source>
        <translation>请选择为顾客预留或影院自留。</translation>
    </message>
    <message>
        <source>Choose a PNG or JPEG picture.</source>
        <translation>请选择 PNG 或 JPEG 图片。</translation>
    </message>
    <message>
        <source>Choose the show first.</source>
        <translation>请先选择场次。</translation>
    </message>
    <message>
        <source>Choose a kind of seat that is sold.</source>
        <translation>请选择可售的座位种类。</translation>
    </message>
    <message>
        <source>Choose in or out.</source>
        <translation>请选择存入或取出。</translation>
    </message>
    <message>
        <source>Within the last {0} days.</source>
        <translation>限最近 {0} 天内。</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>这不是邮箱地址。</translation>
    </message>
    <message>
        <source>{0} digits.</source>
        <translation>{0} 位数字。</translation>
    </message>
    <message>
        <source>Choose a later time.</source>
        <translation>请选择稍后的时间。</translation>
    </message>
    <message>
        <source>Only cash or a card.</source>
        <translation>只能用现金或银行卡。</translation>
    </message>
    <message>
        <source>A card needs the terminal’s reference.</source>
        <translation>刷卡付款需要刷卡终端的参考号。</translation>
    </message>
    <message>
        <source>A voucher needs its code.</source>
        <translation>代金券付款需要代金券编码。</translation>
    </message>
    <message>
        <source>Never the card’s number: the terminal’s reference.</source>
        <translation>绝不输入卡号：请输入刷卡终端的参考号。</translation>
    </message>
    <message>
        <source>There is no such date and time.</source>
        <translation>这不是有效的时间。</translation>
    </message>
    <message>
        <source>{0} to {1} digits.</source>
        <translation>{0} 至 {1} 位数字。</translation>
    </message>
</context>
<context>
    <name>SaleCard</name>
    <message>
        <source>Tickets</source>
        <translation>影票</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Print tickets</source>
        <translation>打印影票</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>打印收据</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save…</source>
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
        <source>The answer was lost, but this sale was made.</source>
        <translation>应答曾丢失，但本单已成交。</translation>
    </message>
    <message>
        <source>The first ticket</source>
        <translation>第一张票</translation>
    </message>
</context>
<context>
    <name>SaleLineBar</name>
    <message>
        <source>Tab complete · Enter take the seats · Esc back</source>
        <translation>Tab 补全 · Enter 选座 · Esc 返回</translation>
    </message>
    <message>
        <source>Sale line (/)</source>
        <translation>快捷售票（/）</translation>
    </message>
    <message>
        <source>Sale line</source>
        <translation>快捷售票</translation>
    </message>
</context>
<context>
    <name>SaleScene</name>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>检票</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Reservations</source>
        <translation>预留</translation>
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
        <source>Extras</source>
        <translation>附加商品</translation>
    </message>
    <message>
        <source>Ticket types</source>
        <translation>票种</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
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
        <source>The tickets were saved as {file}.</source>
        <translation>票已保存为 {file}。</translation>
    </message>
    <message>
        <source>The seats of the other show were released.</source>
        <translation>已释放另一场次的座位。</translation>
    </message>
    <message>
        <source>The hold on these seats has run out; they are available again. Choose them again.</source>
        <translation>锁座时间已到，座位已释放。请重新选座。</translation>
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
        <source>Counter {name} has taken over {seats}.</source>
        <translation>柜台 {name} 已接收 {seats}。</translation>
    </message>
    <message>
        <source>{seats}: no longer held for you. Choose again.</source>
        <translation>{seats}已不再为您锁座，请重新选座。</translation>
    </message>
    <message>
        <source>{seats}: just taken by counter {name}. Choose another seat.</source>
        <translation>{seats}刚被柜台 {name} 占用，请另选座位。</translation>
    </message>
    <message>
        <source>{seats}: just taken by another counter. Choose another seat.</source>
        <translation>{seats}刚被其他柜台占用，请另选座位。</translation>
    </message>
    <message>
        <source>Refund {amount} to the card at the terminal (reference {approval}). It was for {show}.</source>
        <translation>请在刷卡终端上将 {amount} 退回银行卡（参考号 {approval}）。原售票：{show}。</translation>
    </message>
    <message>
        <source>Look at the terminal: was a card charged {amount}? It was for {show}.</source>
        <translation>请查看刷卡终端：{amount} 是否已经扣款？原售票：{show}。</translation>
    </message>
    <message>
        <source>The card of the interrupted sale ({show}) was charged.</source>
        <translation>中断的售票（{show}）已刷卡扣款。</translation>
    </message>
    <message>
        <source>Ctrl+K: say that it is refunded.</source>
        <translation>Ctrl+K：登记已退款。</translation>
    </message>
    <message>
        <source>The interrupted sale ({show}) is closed: nothing was charged.</source>
        <translation>中断的售票（{show}）已结束：没有扣款。</translation>
    </message>
    <message>
        <source>The record of an interrupted sale is damaged. Compare this counter’s last orders with the drawer.</source>
        <translation>一条中断售票的记录已损坏。请将本柜台最近的订单与钱箱核对。</translation>
    </message>
    <message>
        <source>A sale at this counter is not settled yet: {names} must sign in here.</source>
        <translation>本柜台有一笔售票尚未确认：请{names}在此登录。</translation>
    </message>
    <message>
        <source>Ctrl+K: say whether the card was charged.</source>
        <translation>Ctrl+K：登记是否已扣款。</translation>
    </message>
    <message>
        <source>The card terminal does not answer; an interrupted card payment is refunded once it does. Ctrl+K: refund it by hand.</source>
        <translation>刷卡终端没有应答；恢复应答后，中断的刷卡付款将自动退回。Ctrl+K：改为手工退回。</translation>
    </message>
    <message>
        <source>{amount} was refunded to the card.</source>
        <translation>{amount} 已退回银行卡。</translation>
    </message>
    <message>
        <source>The interrupted sale of a voucher ({total}) was made: its code is {code}.</source>
        <translation>中断的代金券销售（{total}）已成交：代金券编码 {code}。</translation>
    </message>
    <message>
        <source>The interrupted sale of vouchers ({total}) was made: their codes are {codes}.</source>
        <translation>中断的代金券销售（{total}）已成交：代金券编码 {codes}。</translation>
    </message>
    <message>
        <source>Of the interrupted sale of vouchers, {sold} of {count} are sold: {codes}.</source>
        <translation>中断的代金券销售：{count} 张中售出了 {sold} 张：{codes}。</translation>
    </message>
    <message>
        <source>The change is {amount}.</source>
        <translation>找零 {amount}。</translation>
    </message>
    <message>
        <source>The interrupted sale of a voucher ({total}) did not happen: nothing was sold. Return the money.</source>
        <translation>中断的代金券销售（{total}）未成交，没有售出。请退还现金。</translation>
    </message>
    <message>
        <source>The interrupted sale of a voucher ({total}) did not happen: nothing was sold.</source>
        <translation>中断的代金券销售（{total}）未成交，没有售出。</translation>
    </message>
    <message>
        <source>The interrupted sale of vouchers ({total}) did not happen: nothing was sold. Return the money.</source>
        <translation>中断的代金券销售（{total}）未成交，没有售出。请退还现金。</translation>
    </message>
    <message>
        <source>The interrupted sale of vouchers ({total}) did not happen: nothing was sold.</source>
        <translation>中断的代金券销售（{total}）未成交，没有售出。</translation>
    </message>
    <message>
        <source>The interrupted sale ({show}, {total}) was made: order {number}. Check whether its tickets were printed before you reprint them.</source>
        <translation>中断的售票（{show}，{total}）已成交：订单 {number}。补打前请先确认票是否已打印。</translation>
    </message>
    <message>
        <source>The interrupted sale ({show}) sold nothing: its seats are available again.</source>
        <translation>中断的售票（{show}）没有售出：座位已重新释放。</translation>
    </message>
    <message>
        <source>The interrupted sale ({show}, {total}) did not happen: nothing was sold.</source>
        <translation>中断的售票（{show}，{total}）未成交，没有售出任何票。</translation>
    </message>
    <message>
        <source>The interrupted sale ({show}, {total}) did not happen: nothing was sold. Return the money.</source>
        <translation>中断的售票（{show}，{total}）未成交，没有售出任何票。请退还现金。</translation>
    </message>
    <message>
        <source>The interrupted sale ({show}, {total}) was made: order {number}. Its tickets are ready.</source>
        <translation>中断的售票（{show}，{total}）已成交：订单 {number}，可以出票。</translation>
    </message>
    <message>
        <source>Selling…</source>
        <translation>正在出票…</translation>
    </message>
    <message>
        <source>Still checking whether the sale was made. Do not sell again; show this to a manager.</source>
        <translation>仍在核对本单是否成交。请勿重复售票，并告知经理。</translation>
    </message>
    <message>
        <source>No answer yet. Checking whether the sale was made…</source>
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
        <source>This show is cancelled. Choose another show.</source>
        <translation>本场已取消。请选择其他场次。</translation>
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
        <translation>其他柜台锁 {count} 座</translation>
    </message>
    <message>
        <source>Counter {name} holds {count} · {countdown}</source>
        <translation>柜台 {name} 锁 {count} 座 · {countdown}</translation>
    </message>
    <message>
        <source>held by counter {name}, released in {countdown}</source>
        <translation>柜台 {name} 锁座，{countdown} 后释放</translation>
    </message>
    <message>
        <source>offered to counter {name}</source>
        <translation>已转交给柜台 {name}</translation>
    </message>
    <message>
        <source>house seat</source>
        <translation>影院自留</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>reserved until {time}</source>
        <translation>预留至 {time}</translation>
    </message>
    <message>
        <source>wheelchair space</source>
        <translation>轮椅位</translation>
    </message>
    <message>
        <source>companion seat</source>
        <translation>陪同座</translation>
    </message>
    <message>
        <source>couple seat for {places}</source>
        <translation>{places} 人情侣座</translation>
    </message>
    <message>
        <source>available</source>
        <translation>可售</translation>
    </message>
    <message>
        <source>being held…</source>
        <translation>正在锁座…</translation>
    </message>
    <message>
        <source>in this sale</source>
        <translation>在本单中</translation>
    </message>
    <message>
        <source>held by another counter</source>
        <translation>其他柜台锁座</translation>
    </message>
    <message>
        <source>sold</source>
        <translation>已售</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
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
        <source>{problem} The seats stay in this sale.</source>
        <translation>{problem}本单座位仍然保留。</translation>
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
        <source>Row {row}, seats {seats}</source>
        <translation>{row} 排 {seats} 座</translation>
    </message>
    <message>
        <source>{places} left</source>
        <translation>余 {places}</translation>
    </message>
    <message>
        <source>{free} of {total} left</source>
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
        <translation>柜台 {name}</translation>
    </message>
    <message>
        <source>Time and tickets, such as 1930 2a1c: best seats at 19:30</source>
        <translation>输入时间和票数，例如 1930 2a1c：19:30 场的最佳座位</translation>
    </message>
    <message>
        <source>“{part}” is not understood. Type it like 1930 2a1c.</source>
        <translation>看不懂“{part}”。请像 1930 2a1c 这样输入。</translation>
    </message>
    <message>
        <source>Choose a show first.</source>
        <translation>请先选择场次。</translation>
    </message>
    <message>
        <source>No seats side by side were left, these are apart: {seats}. Check them first.</source>
        <translation>没有足够的连座，座位未相连：{seats}。请先确认。</translation>
    </message>
    <message>
        <source>No ticket type has the letter {key}. There are: {letters}.</source>
        <translation>没有字母为 {key} 的票种。现有：{letters}。</translation>
    </message>
    <message>
        <source>There are no longer {count} seats left for that. Choose another show.</source>
        <translation>剩余座位已不足 {count} 个。请选择其他场次。</translation>
    </message>
    <message>
        <source>No show is chosen: begin with its time, such as 1930.</source>
        <translation>尚未选择场次：请先输入时间，例如 1930。</translation>
    </message>
    <message>
        <source>No show on sale begins at {time}. Choose another day at the top.</source>
        <translation>没有 {time} 开场的在售场次。请在上方换一天。</translation>
    </message>
    <message>
        <source>Which one? {choices}</source>
        <translation>哪一场？{choices}</translation>
    </message>
    <message>
        <source>{show} · {state} · How many? For example 2a</source>
        <translation>{show} · {state} · 几张？例如 2a</translation>
    </message>
    <message>
        <source>{show} · {count} best seats · Enter holds them</source>
        <translation>{show} · {count} 个最佳座位 · 按 Enter 锁座</translation>
    </message>
    <message>
        <source>{show} · {tickets} = {total} · {seats} · Enter holds them</source>
        <translation>{show} · {tickets} = {total} · {seats} · 按 Enter 锁座</translation>
    </message>
    <message>
        <source>There are no seats in this sale to hand over. Choose seats first.</source>
        <translation>本单没有可转交的座位，请先选座。</translation>
    </message>
    <message>
        <source>The seats are being held. Try again in a moment.</source>
        <translation>正在锁座，请稍候再试。</translation>
    </message>
    <message>
        <source>Type the name of the other counter.</source>
        <translation>请输入对方柜台的名称。</translation>
    </message>
    <message>
        <source>Finish or clear this sale first, then take over the seats.</source>
        <translation>请先完成或清空本单，再接收座位。</translation>
    </message>
    <message>
        <source>The seats are no longer offered; they stay yours.</source>
        <translation>座位不再转交，仍归本柜台。</translation>
    </message>
    <message>
        <source>Counter {name} can take over the seats now; until it does they are yours.</source>
        <translation>柜台 {name} 现在可以接收这些座位；接收之前仍归本柜台。</translation>
    </message>
    <message>
        <source>Offered to counter {name}: it can take over the seats in this show.</source>
        <translation>已转交给柜台 {name}，对方可在本场座位图上接收。</translation>
    </message>
    <message>
        <source>Counter {name} hands over: {seats}.</source>
        <translation>柜台 {name} 转交 {seats}。</translation>
    </message>
    <message>
        <source>None of these seats is available. Choose other seats.</source>
        <translation>这些座位都不可售，请另选座位。</translation>
    </message>
    <message>
        <source>Left alone: {seats}</source>
        <translation>将留下单座：{seats}</translation>
    </message>
    <message>
        <source>Take {seats}</source>
        <translation>改选 {seats}</translation>
    </message>
    <message>
        <source>Card {approval}</source>
        <translation>刷卡 {approval}</translation>
    </message>
    <message>
        <source>Voucher {code}</source>
        <translation>代金券 {code}</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>A card is at the terminal. Wait for its answer.</source>
        <translation>正在刷卡，请等待终端应答。</translation>
    </message>
    <message>
        <source>A part is already paid. Undo it first, or pay the rest.</source>
        <translation>已支付一部分。请先退回该笔付款，或付清余款。</translation>
    </message>
    <message>
        <source>A card can pay no more than what is left: {left}.</source>
        <translation>刷卡金额不能超过待付金额：{left}。</translation>
    </message>
    <message>
        <source>This voucher is already used in this sale.</source>
        <translation>此代金券已用于本次付款。</translation>
    </message>
    <message>
        <source>There is already one for each ticket. Add seats first.</source>
        <translation>数量已与票数相同。请先增加座位。</translation>
    </message>
    <message>
        <source>The card was not charged. Try it again, or choose another means of payment.</source>
        <translation>未扣款。请重新刷卡，或换一种付款方式。</translation>
    </message>
    <message>
        <source>Nothing is left on this voucher. Choose another means of payment.</source>
        <translation>此代金券余额为零。请换一种付款方式。</translation>
    </message>
    <message>
        <source>Give the customer {amount} back in cash.</source>
        <translation>请退还顾客现金 {amount}。</translation>
    </message>
    <message>
        <source>There are no seats in this sale to reserve. Choose seats first.</source>
        <translation>本单还没有可预留的座位，请先选座。</translation>
    </message>
    <message>
        <source>Finish or clear the open sale first, then collect the seats.</source>
        <translation>请先完成或清空当前售票，再取走预留的座位。</translation>
    </message>
    <message>
        <source>Reserved for {name} until {until}; the seats are under Reservations.</source>
        <translation>已为{name}预留至 {until}，可在“预留”中取票。</translation>
    </message>
    <message>
        <source>No printer of this computer has a cash drawer connected. Set it under printers: Ctrl+J, F8.</source>
        <translation>本机打印机未连接钱箱。如已连接，请在打印机设置中注明：Ctrl+J，再按 F8。</translation>
    </message>
    <message>
        <source>Choose a reason, or type one.</source>
        <translation>请选择或填写原因。</translation>
    </message>
    <message>
        <source>The drawer is open; the reason is in the shift report.</source>
        <translation>钱箱已打开，原因已记入班次报表。</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>无需付款</translation>
    </message>
    <message>
        <source>{given} given for {total}</source>
        <translation>应收 {total} · 实收 {given}</translation>
    </message>
    <message>
        <source>Exact amount in cash</source>
        <translation>现金正好</translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>刷卡支付</translation>
    </message>
    <message>
        <source>Paid by voucher</source>
        <translation>代金券支付</translation>
    </message>
    <message>
        <source>Paid by other means</source>
        <translation>其他方式支付</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Other means</source>
        <translation>其他方式</translation>
    </message>
</context>
<context>
    <name>SellTicketsView</name>
    <message>
        <source>Take over</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回</translation>
    </message>
    <message>
        <source>Save tickets</source>
        <translation>保存票面</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>↑↓←→ look at a seat</source>
        <translation>↑↓←→ 查看座位</translation>
    </message>
    <message>
        <source>F1 to F7 choose a show · {line} sale line, such as 1930 2a1c · {before} {after} another day</source>
        <translation>F1 至 F7 选择场次 · {line} 快捷售票，例如 1930 2a1c · {before} {after} 换一天</translation>
    </message>
    <message>
        <source>{remove} undo the last payment</source>
        <translation>{remove} 退回最后一笔付款</translation>
    </message>
    <message>
        <source>1 to 9 best seats · {line} sale line · ↑↓←→ Space choose a seat</source>
        <translation>1 至 9 最佳座位 · {line} 快捷售票 · ↑↓←→ 空格选座</translation>
    </message>
    <message>
        <source>{types} ticket type · {remove} remove</source>
        <translation>{types} 票种 · {remove} 删除</translation>
    </message>
    <message>
        <source>Enter take cash</source>
        <translation>Enter 收款</translation>
    </message>
    <message>
        <source>Not possible until the server is back.</source>
        <translation>服务器恢复之前无法进行。</translation>
    </message>
</context>
<context>
    <name>SellVoucherDialog</name>
    <message>
        <source>Change</source>
        <translation>找零</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>查余额</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Value of each</source>
        <translation>每张面额</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Leave empty for the exact amount</source>
        <translation>留空表示金额正好</translation>
    </message>
    <message>
        <source>Reference on the slip</source>
        <translation>签购单上的参考号</translation>
    </message>
    <message>
        <source>At the terminal…</source>
        <translation>正在刷卡…</translation>
    </message>
    <message>
        <source>Voucher by card</source>
        <translation>刷卡售出代金券</translation>
    </message>
    <message>
        <source>It was refunded</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Sell the voucher</source>
        <translation>售出代金券</translation>
    </message>
    <message>
        <source>Vouchers sold</source>
        <translation>代金券已售出</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Sell vouchers</source>
        <translation>售出代金券</translation>
    </message>
    <message>
        <source>Take cash and print</source>
        <translation>现金收讫并打印</translation>
    </message>
    <message>
        <source>The card is charged (reference {approval}). Sell the voucher, or refund the card.</source>
        <translation>已刷卡扣款（参考号 {approval}）。请售出代金券，或将款项退回银行卡。</translation>
    </message>
    <message>
        <source>Cash given</source>
        <translation>实收现金</translation>
    </message>
    <message>
        <source>It was charged</source>
        <translation>已扣款</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>The vouchers are in the print queue.</source>
        <translation>代金券已进入打印队列。</translation>
    </message>
    <message>
        <source>Not printed yet: this computer has no printer for vouchers. Set it under printers: Ctrl+J, F8.</source>
        <translation>尚未打印：本机没有设置打印代金券的打印机。可在打印机设置中指定：Ctrl+J，再按 F8。</translation>
    </message>
    <message>
        <source>Not charged</source>
        <translation>未扣款</translation>
    </message>
    <message>
        <source>Refund the card</source>
        <translation>退回银行卡</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>To charge</source>
        <translation>应刷金额</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Type the reference on the slip.</source>
        <translation>请输入签购单上的参考号。</translation>
    </message>
    <message>
        <source>Finish this sale first: sell the voucher, or say that the card was not charged.</source>
        <translation>请先结束本次销售：售出代金券，或注明未扣款。</translation>
    </message>
</context>
<context>
    <name>SellVouchers</name>
    <message>
        <source>{code} · {amount} when sold, {date}, counter {counter}</source>
        <translation>{code} · 面额 {amount}，{date}由柜台 {counter} 售出。</translation>
    </message>
    <message>
        <source>Scan or type the code of the voucher.</source>
        <translation>请扫描或输入代金券编码。</translation>
    </message>
    <message>
        <source>It does not expire.</source>
        <translation>长期有效。</translation>
    </message>
    <message>
        <source>It expired on {date}.</source>
        <translation>已于 {date} 过期。</translation>
    </message>
    <message>
        <source>Valid until {date}</source>
        <translation>有效期至 {date}</translation>
    </message>
    <message>
        <source>Selling…</source>
        <translation>正在出售…</translation>
    </message>
    <message>
        <source>Still checking whether the voucher was sold. Do not sell it again; show this to a manager.</source>
        <translation>仍在核对代金券是否已售出。请勿重复售出，并告知经理。</translation>
    </message>
    <message>
        <source>No answer yet. Checking whether the voucher was sold…</source>
        <translation>尚无应答，正在核对代金券是否已售出…</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Voucher {number} of {count}.</source>
        <translation>第 {number} 张，共 {count} 张。</translation>
    </message>
    <message>
        <source>{sold} of {count} are sold; for the others no card is charged.</source>
        <translation>已售出 {sold} 张，共 {count} 张；其余未刷卡扣款。</translation>
    </message>
    <message>
        <source>{sold} of {count} are sold. Give the customer {amount} back in cash.</source>
        <translation>已售出 {sold} 张，共 {count} 张。请退还顾客现金 {amount}。</translation>
    </message>
    <message>
        <source>A voucher is being sold. Ctrl+G: end that sale first.</source>
        <translation>代金券正在出售。请先按 Ctrl+G 结束这笔销售。</translation>
    </message>
    <message>
        <source>{missing} is missing. Ask for more, or sell fewer.</source>
        <translation>还差 {missing}。请补收，或减少张数。</translation>
    </message>
    <message>
        <source>Type the value of the voucher.</source>
        <translation>请输入代金券面额。</translation>
    </message>
    <message>
        <source>1 to {most} at a time.</source>
        <translation>每次 1 至 {most} 张。</translation>
    </message>
    <message>
        <source>The card was not charged. Try it again, or take cash.</source>
        <translation>未刷卡扣款。请重新刷卡，或收现金。</translation>
    </message>
    <message>
        <source>{amount} was refunded to the card; no voucher was sold for it.</source>
        <translation>{amount} 已退回银行卡，未售出代金券。</translation>
    </message>
    <message>
        <source>A voucher of {amount} is sold: {code}.</source>
        <translation>已售出 {amount} 代金券：{code}。</translation>
    </message>
    <message>
        <source>{count} vouchers sold, {amount} in total.</source>
        <translation>已售出 {count} 张代金券，共 {amount}。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{count} or more</source>
        <translation>{count} 张以上</translation>
    </message>
    <message>
        <source>1 voucher</source>
        <translation>1 张代金券</translation>
    </message>
    <message>
        <source>{count} vouchers</source>
        <translation>{count} 张代金券</translation>
    </message>
</context>
<context>
    <name>SessionsDialog</name>
    <message>
        <source>Who is signed in</source>
        <translation>当前登录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>F5 refresh</source>
        <translation>F5 刷新</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>登录时间</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期时间</translation>
    </message>
    <message>
        <source>Ending the session…</source>
        <translation>正在强制退出…</translation>
    </message>
    <message>
        <source>Sign {name} out of counter {counter}?</source>
        <translation>强制 {name} 从柜台 {counter} 退出登录？</translation>
    </message>
    <message>
        <source>Sales made there are safe. Whoever works there must sign in again.</source>
        <translation>该柜台已售的不受影响；继续工作须重新登录。</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>强制退出</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>End session…</source>
        <translation>强制退出…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>SetDevices</name>
    <message>
        <source>This printer works.</source>
        <translation>打印机工作正常。</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Type it like 192.168.1.50 or 192.168.1.50:9100.</source>
        <translation>请按 192.168.1.50 或 192.168.1.50:9100 的格式输入。</translation>
    </message>
    <message>
        <source>Type vendor and product like 04b8:0e15.</source>
        <translation>请输入厂商号和产品号，例如 04b8:0e15。</translation>
    </message>
    <message>
        <source>Type the device, like /dev/usb/lp0 or LPT1.</source>
        <translation>请输入设备，例如 /dev/usb/lp0 或 LPT1。</translation>
    </message>
    <message>
        <source>It was sent; this printer does not report whether it came out.</source>
        <translation>已发送；这台打印机不会告知是否打印完成。</translation>
    </message>
    <message>
        <source>The printer reports that the slip came out.</source>
        <translation>打印机确认已打印完成。</translation>
    </message>
    <message>
        <source>Line {line}: there is no such field. Take one of those listed beside it.</source>
        <translation>第 {line} 行：没有这个字段。请使用列出的字段。</translation>
    </message>
    <message>
        <source>Line {line}: a brace is missing. Each field goes between two braces.</source>
        <translation>第 {line} 行：缺少大括号。每个字段都要放在一对大括号里。</translation>
    </message>
    <message>
        <source>A ticket needs its QR code once: a line with [qr].</source>
        <translation>每张票需要且只需要一个二维码：单独一行 [qr]。</translation>
    </message>
    <message>
        <source>A ticket needs the field copy, which marks reprints.</source>
        <translation>票面需要 copy 字段，用来标明补打的副本。</translation>
    </message>
    <message>
        <source>Line {line}: the QR code is already at the right of the page. Remove this line.</source>
        <translation>第 {line} 行：二维码已在页面右侧，请删除该行。</translation>
    </message>
    <message>
        <source>Type what to print on the ticket.</source>
        <translation>请输入票面内容。</translation>
    </message>
    <message>
        <source>A ticket has at most {line} lines.</source>
        <translation>票面最多 {line} 行。</translation>
    </message>
</context>
<context>
    <name>SetDevicesPage</name>
    <message>
        <source>Print a receipt with every sale</source>
        <translation>每次售票都打印收据</translation>
    </message>
    <message>
        <source>Ticket layout…</source>
        <translation>票面版式…</translation>
    </message>
    <message>
        <source>Page layout…</source>
        <translation>票页版式…</translation>
    </message>
</context>
<context>
    <name>ShowDialog</name>
    <message>
        <source>Film</source>
        <translation>影片</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>影厅</translation>
    </message>
    <message>
        <source>Adult price</source>
        <translation>成人票价</translation>
    </message>
    <message>
        <source>Category prices</source>
        <translation>各类座位票价</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开映</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>On these weekdays</source>
        <translation>重复于</translation>
    </message>
    <message>
        <source>Repeat on other days</source>
        <translation>在其他日期重复</translation>
    </message>
    <message>
        <source>Choose a film</source>
        <translation>选择影片</translation>
    </message>
    <message>
        <source>Choose a hall</source>
        <translation>选择影厅</translation>
    </message>
    <message>
        <source>Edit show</source>
        <translation>修改场次</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New shows</source>
        <translation>新增场次</translation>
    </message>
    <message>
        <source>Add {shows}</source>
        <translation>新增 {shows}</translation>
    </message>
    <message>
        <source>New show</source>
        <translation>新增场次</translation>
    </message>
    <message>
        <source>Add show</source>
        <translation>新增场次</translation>
    </message>
    <message>
        <source>Leave empty for the adult price above.</source>
        <translation>留空则按上面的成人票价。</translation>
    </message>
    <message>
        <source>No shows were added because of these conflicts:</source>
        <translation>因以下冲突，未新增任何场次：</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>ShowList</name>
    <message>
        <source>Shows</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Loading the shows…</source>
        <translation>正在载入场次…</translation>
    </message>
    <message>
        <source>No shows on this day</source>
        <translation>当天没有场次</translation>
    </message>
    <message>
        <source>Choose another day at the top. A manager plans shows under Schedule.</source>
        <translation>请在上方选择其他日期。场次由经理在“排片”中安排。</translation>
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
        <source>This counter does not know the server yet. Sign in once, or ask an administrator.</source>
        <translation>本柜台尚不认识这台服务器。请先登录一次，或联系管理员。</translation>
    </message>
    <message>
        <source>No server answers at this address. Check the address and the network.</source>
        <translation>该地址没有服务器应答。请检查地址和网络。</translation>
    </message>
    <message>
        <source>The server’s certificate does not match this computer’s settings. Ask your administrator.</source>
        <translation>服务器的证书与本机设置中的不一致。请询问管理员。</translation>
    </message>
    <message>
        <source>Enter the server’s address, for example 192.168.1.10:7850.</source>
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
        <source>The new password is set. Sign in with it.</source>
        <translation>新密码已设置，请用它登录。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Box office</source>
        <translation>售票处</translation>
    </message>
    <message>
        <source>User name</source>
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
        <source>Forgotten password…</source>
        <translation>忘记密码…</translation>
    </message>
    <message>
        <source>Language and theme</source>
        <translation>语言与主题</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
</context>
<context>
    <name>SpanDialog</name>
    <message>
        <source>Report dates</source>
        <translation>报表日期</translation>
    </message>
    <message>
        <source>Show report</source>
        <translation>显示报表</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
</context>
<context>
    <name>TakeOverDialog</name>
    <message>
        <source>This counter is in use</source>
        <translation>该柜台正在使用</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Taking over signs the other computer out: what is not sold there yet stays unsold.</source>
        <translation>接收后另一台电脑会退出登录：那里未完成的售票将中止。</translation>
    </message>
    <message>
        <source>Manager’s user name</source>
        <translation>经理用户名</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>User name and PIN are both needed.</source>
        <translation>用户名和 PIN 码都要填写。</translation>
    </message>
    <message>
        <source>Taking over…</source>
        <translation>正在接收…</translation>
    </message>
</context>
<context>
    <name>TicketTypeDialog</name>
    <message>
        <source>New ticket type</source>
        <translation>新增票种</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Retired: not offered for new shows</source>
        <translation>停用：新场次不再使用</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Edit ticket type</source>
        <translation>修改票种</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>English name</source>
        <translation>英文名称</translation>
    </message>
    <message>
        <source>Name and share apply to new shows; existing shows keep theirs.</source>
        <translation>名称和比例只用于新场次，已有场次不变。</translation>
    </message>
    <message>
        <source>Share of the full price</source>
        <translation>票价比例</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>1 is first</source>
        <translation>1 排在最前</translation>
    </message>
    <message>
        <source>Key at the counter</source>
        <translation>柜台按键</translation>
    </message>
    <message>
        <source>One letter, such as A</source>
        <translation>一个字母，如 A</translation>
    </message>
</context>
<context>
    <name>TimelineCard</name>
    <message>
        <source>The day could not be loaded.</source>
        <translation>无法载入当天排片。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Loading the schedule…</source>
        <translation>正在载入排片…</translation>
    </message>
    <message>
        <source>A manager can add them under Halls.</source>
        <translation>可由经理在“影厅”中新增。</translation>
    </message>
    <message>
        <source>There are no halls yet</source>
        <translation>还没有影厅</translation>
    </message>
    <message>
        <source>There are no films yet. Add them under Films, then drag one onto a hall.</source>
        <translation>还没有影片。请先在“影片”中新增，再拖到影厅上。</translation>
    </message>
    <message>
        <source>Drag a film onto a hall, or press Ctrl+N.</source>
        <translation>把影片拖到影厅上，或按 Ctrl+N。</translation>
    </message>
    <message>
        <source>Choose another day at the top.</source>
        <translation>请在上方选择其他日期。</translation>
    </message>
    <message>
        <source>No shows on this day</source>
        <translation>当天没有场次</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+-)</source>
        <translation>缩小（Ctrl+-）</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>放大（Ctrl++）</translation>
    </message>
</context>
<context>
    <name>TrustCard</name>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Valid until {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Is this the cinema’s server?</source>
        <translation>这是本影院的服务器吗？</translation>
    </message>
    <message>
        <source>This counter does not know it yet; nothing was sent to it. Compare these characters with the fingerprint that {command} prints on the server. Trust it only if all are the same.</source>
        <translation>本柜台尚不认识这台服务器，没有向它发送任何内容。请在服务器上运行 {command} 并逐组核对它显示的指纹，完全一致才可信任。</translation>
    </message>
    <message>
        <source>Trust this server</source>
        <translation>信任这台服务器</translation>
    </message>
    <message>
        <source>This may be another machine</source>
        <translation>这可能是另一台服务器</translation>
    </message>
    <message>
        <source>It shows a different certificate from the server that this counter trusts; nothing was sent to it. Go back and ask your administrator. Trust it only if the certificate was renewed and all characters are the same as those that {command} prints on the server.</source>
        <translation>它出示的证书与本柜台所信任的服务器不同，没有向它发送任何内容。请返回并询问管理员。只有确知证书已更换，并且下列字符与服务器上 {command} 显示的完全一致，才可重新信任。</translation>
    </message>
    <message>
        <source>Trust it again</source>
        <translation>重新信任</translation>
    </message>
</context>
<context>
    <name>UnfinishedDialog</name>
    <message>
        <source>Not yet: something is still open</source>
        <translation>暂时不能交班：还有未完成的业务</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再次检查</translation>
    </message>
    <message>
        <source>Until this is finished the shift stays open; nothing is lost.</source>
        <translation>处理完毕之前班次保持打开，不会丢失任何内容。</translation>
    </message>
</context>
<context>
    <name>VoucherBalanceDialog</name>
    <message>
        <source>What is left on a voucher</source>
        <translation>代金券余额</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>All sold</source>
        <translation>全部已售</translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>代金券编码</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在查询…</translation>
    </message>
</context>
<context>
    <name>VoucherPanel</name>
    <message>
        <source>Left to pay</source>
        <translation>待付金额</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>代金券</translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation>代金券编码</translation>
    </message>
    <message>
        <source>Look it up</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>{balance} left on it; {stays} remains after this.</source>
        <translation>代金券余额 {balance}，用后剩余 {stays}。</translation>
    </message>
    <message>
        <source>Pay {amount} with it</source>
        <translation>用代金券支付 {amount}</translation>
    </message>
</context>
<context>
    <name>_MailCodeDialog</name>
    <message>
        <source>Send it again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
</context>
</TS>
