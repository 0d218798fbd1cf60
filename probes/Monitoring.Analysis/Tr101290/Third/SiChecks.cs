using System.Buffers.Binary;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>The checks of the SI tables of one stream: each section goes to those of its PID. A source without SI has none of them.</summary>
internal sealed class SiChecks
{
    private static readonly Indicator[] All =
    [
        Catalogue.NitError, Catalogue.NitActualError, Catalogue.NitOtherError, Catalogue.SiRepetitionError, Catalogue.SdtError,
        Catalogue.SdtActualError, Catalogue.SdtOtherError, Catalogue.EitError, Catalogue.EitActualError, Catalogue.EitOtherError,
        Catalogue.EitPfError, Catalogue.RstError, Catalogue.TdtError,
    ];

    private readonly bool _isJudged;
    private readonly NitCheck _nit;
    private readonly NitOtherCheck _nitOther;
    private readonly SiRepetitionCheck _repetition;
    private readonly SdtCheck _sdt;
    private readonly SdtOtherCheck _sdtOther;
    private readonly EitCheck _eit;
    private readonly EitOtherCheck _eitOther;
    private readonly EitPresentFollowingCheck _presentFollowing;
    private readonly RstCheck _rst;
    private readonly TdtCheck _tdt;

    public SiChecks(SiContext context, AnalysisClock clock)
    {
        _nit = new NitCheck(context);
        _nitOther = new NitOtherCheck(context);
        _repetition = new SiRepetitionCheck(context);
        _sdt = new SdtCheck(context);
        _sdtOther = new SdtOtherCheck(context);
        _eit = new EitCheck(context);
        _eitOther = new EitOtherCheck(context);
        _presentFollowing = new EitPresentFollowingCheck(context);
        _rst = new RstCheck(context);
        _tdt = new TdtCheck(context, clock);
        Held = context.Held;
        _isJudged = context.Options.Profile.HasSi;
        if (!_isJudged)
        {
            foreach (Indicator indicator in All)
            {
                context.Book[indicator].Unjudged = (VerdictState.NotApplicable, $"profile {context.Options.Profile.Name} has no SI tables");
            }
        }
    }

    /// <summary>What waits for the packet rate to be known.</summary>
    public HeldGaps Held { get; }

    public void Arm(long now)
    {
        if (!_isJudged || now == AnalysisClock.Unknown)
        {
            return;
        }

        _nit.Arm(now);
        _nitOther.Arm(now);
        _repetition.Arm(now);
        _sdt.Arm(now);
        _sdtOther.Arm(now);
        _eit.Arm(now);
        _eitOther.Arm(now);
        _presentFollowing.Arm(now);
        _rst.Arm();
        _tdt.Arm(now);
    }

    /// <summary>A section whose CRC_32 is right, or has none, on a PID of the standards.</summary>
    public void OnSection(ushort pid, in SectionHeader header, ReadOnlySpan<byte> section, in SectionArrival at)
    {
        if (!_isJudged)
        {
            return;
        }

        switch (pid)
        {
            case 0x0010:
                _nit.OnSection(header, at);
                if (header.TableId == TableId.NetworkInformationOther)
                {
                    _repetition.WasSeen = true;
                    ulong key = SectionTimers.KeyOf(header.TableId, header.TableIdExtension);
                    _nitOther.OnSection(header, key, at, _repetition.Record);
                }

                break;
            case 0x0011:
                OnService(header, section, at);
                break;
            case 0x0012:
                OnEvents(header, section, at);
                break;
            case 0x0013:
                _rst.OnSection(header, at);
                break;
            case 0x0014:
                _tdt.OnSection(header, section, at);
                if (header.TableId == TableId.TimeOffset)
                {
                    _repetition.OnTimeOffset(header, at);
                }

                break;
            default:
                break;
        }
    }

    public void Judge(long now)
    {
        if (_isJudged)
        {
            _nit.Judge(now);
            _nitOther.Judge(now);
            _repetition.Judge(now);
            _sdt.Judge(now);
            _sdtOther.Judge(now);
            _eit.Judge(now);
            _eitOther.Judge(now);
            _presentFollowing.Judge(now);
            _tdt.Judge(now);
        }
    }

    /// <summary>The check a table belongs to, for what is found of it beyond the guidelines; null for a table of nobody.</summary>
    public static Indicator? CheckOf(byte tableId) => tableId switch
    {
        TableId.ProgramAssociation => Catalogue.PatError2,
        TableId.ConditionalAccess => Catalogue.CatError,
        TableId.ProgramMap => Catalogue.PmtError2,
        TableId.NetworkInformationActual => Catalogue.NitActualError,
        TableId.NetworkInformationOther => Catalogue.NitOtherError,
        TableId.ServiceDescriptionActual => Catalogue.SdtActualError,
        TableId.ServiceDescriptionOther => Catalogue.SdtOtherError,
        TableId.BouquetAssociation or TableId.TimeOffset => Catalogue.SiRepetitionError,
        TableId.EventPresentFollowingActual => Catalogue.EitActualError,
        TableId.EventPresentFollowingOther => Catalogue.EitOtherError,
        >= TableId.EventScheduleActualFirst and <= TableId.EventScheduleLast => Catalogue.EitError,
        TableId.RunningStatus => Catalogue.RstError,
        TableId.TimeAndDate => Catalogue.TdtError,
        _ => null,
    };

    private void OnService(in SectionHeader header, ReadOnlySpan<byte> section, in SectionArrival at)
    {
        _sdt.OnSection(header, at);
        switch (header.TableId)
        {
            case TableId.ServiceDescriptionActual:
                _eit.OnServices(header, section, at.Now);
                break;
            case TableId.ServiceDescriptionOther:
                _repetition.WasSeen = true;
                _sdtOther.OnSection(header, SectionTimers.KeyOf(header, Word(section, SectionLimits.LongHeaderSize), 0), at, _repetition.Record);
                break;
            case TableId.BouquetAssociation:
                _repetition.OnBouquet(header, at);
                break;
            default:
                break;
        }
    }

    private void OnEvents(in SectionHeader header, ReadOnlySpan<byte> section, in SectionArrival at)
    {
        _eit.OnSection(header, at);
        if (header.TableId is < TableId.EventPresentFollowingActual or > TableId.EventScheduleLast || !header.SectionSyntaxIndicator)
        {
            return;
        }

        ulong key = SectionTimers.KeyOf(
            header, Word(section, SectionLimits.LongHeaderSize), Word(section, SectionLimits.LongHeaderSize + sizeof(ushort)));
        if (header.TableId >= TableId.EventScheduleActualFirst)
        {
            _repetition.OnSchedule(header, key, at);
            return;
        }

        _presentFollowing.OnSection(header, key, at);
        if (header.TableId == TableId.EventPresentFollowingOther)
        {
            _repetition.WasSeen = true;
            _eitOther.OnSection(header, key, at, _repetition.Record);
        }
    }

    /// <summary>A field of the body; 0 where the body is too short for it.</summary>
    private static ushort Word(ReadOnlySpan<byte> section, int at) =>
        section.Length >= at + sizeof(ushort) + SectionLimits.CrcSize ? BinaryPrimitives.ReadUInt16BigEndian(section[at..]) : (ushort)0;
}
