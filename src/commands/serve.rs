//! `uptake serve`: the output in a browser, following every change.

use std::net::{IpAddr, Ipv4Addr};

use super::{Exit, Failure, print};
use crate::cli::ServeArgs;
use crate::options::{self, CompileOptions};
use crate::output::Followed;
use crate::serve::{self, Attention, Port, Session};

/// The port that is taken where it is free.
const USUAL: u16 = 8080;

pub fn run(args: ServeArgs) -> Result<Exit, Failure> {
    let host = args.host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let server = serve::bind(host, args.port.map_or(Port::From(USUAL), Port::This))?;
    let home: url::Url = server.home().parse()?;
    let base = args.content.base_url.clone().unwrap_or_else(|| home.clone());
    let (content, out) = (options::absolute(&args.content.dir)?, options::absolute(&args.out)?);
    let page = home.join(base.path())?;
    print(&format!("Serving {} at {page}\n", content.display()))?;
    print(&format!("The kit, the reports and other views: {home}__uptake/\n"))?;
    if !host.is_loopback() {
        print(
            "Everybody who reaches this machine can read it, drafts of the kit included. It is not for publishing.\n",
        )?;
    }
    print("It follows every change. Ctrl-C ends it.\n")?;
    // Whoever can't open a browser has the address on the screen.
    if args.open && open::that_detached(page.as_str()).is_err() {
        print("No browser could be opened; open that address in one.\n")?;
    }
    let attention = args.poll.map_or(Attention::Told, Attention::Looking);
    let session =
        Session { options: resolver(args, base.clone()), content, out, attention, base_path: base.path().to_owned() };
    server.run(session)?;
    Ok(Exit::Fine)
}

/// Resolves the flags anew each time: `serve` may run past midnight, and builds may go on beside it.
fn resolver(args: ServeArgs, base: url::Url) -> serve::Options {
    let mut earlier: Option<Followed> = None;
    Box::new(move || {
        let mut options = CompileOptions::for_serve(&args)?;
        options.check.base_url = Some(base.clone());
        options.earlier = earlier.get_or_insert_with(|| Followed::new(&options.out)).now().clone();
        Ok(options)
    })
}
