package reference_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// spoken has names as people type them, in advertisements, forums and search boxes, each
// with the entry that it leads to.
const spoken = `
# Letters and the signs in them.
R.H.I.T. = ahima/rhit
R. H. I. T. = ahima/rhit
R.H.I.A. = ahima/rhia
RHITs = ahima/rhit
C.C.S. = ahima/ccs
CCS P = ahima/ccs-p
CCSP = ahima/ccs-p
ccs/p = ahima/ccs-p
CCS–P = ahima/ccs-p
CHPS = ahima/chps
CHPs = ahima/chps
CHP = ahima/chp
C.P.C. = aapc/cpc
CPCs = aapc/cpc
CPC A = aapc/cpc-a
CPCA = aapc/cpc-a
CPC apprentice = aapc/cpc-a
C.T.R. = ncra/ods-c
ODS C = ncra/ods-c
ODSC = ncra/ods-c
ODS certified = ncra/ods-c
CCDS O = acdis/ccds-o
HCS D = bmsc/hcs-d
CHTS PW = ahima/chts-pw
the CRCR = hfma/crcr

# With a word for what it is.
RHIT certification = ahima/rhit
RHIT credential = ahima/rhit
RHIT Certificate = ahima/rhit
CPC certification = aapc/cpc
CPC certified = aapc/cpc
COC cert = aapc/coc
CRC certification = aapc/crc
CTR certification = ncra/ods-c
CTR credentials = ncra/ods-c
CDIP certification = ahima/cdip
CPHQ certification = nahq/cphq
CPHIMS credential = himss/cphims
RN license = license/rn
cancer registrar jobs = role/cancer-registrar
privacy officer position = role/privacy-officer
HIM manager career = role/him-manager

# Examinations.
RHIT exam = ahima/rhit-exam
RHIT test = ahima/rhit-exam
R.H.I.T. exam = ahima/rhit-exam
RHIT certification exam = ahima/rhit-exam
AHIMA RHIA exam = ahima/rhia-exam
Registered Health Information Administrator exam = ahima/rhia-exam
CCS-P exam = ahima/ccs-p-exam
ccs p test = ahima/ccs-p-exam
Certified Coding Associate exam = ahima/cca-exam
CPC exam = aapc/cpc-exam
AAPC CPC exam = aapc/cpc-exam
CPC-A exam = aapc/cpc-exam
Certified Professional Coder certification exam = aapc/cpc-exam
CTR exam = ncra/ods-exam
C.T.R. exam = ncra/ods-exam
ODS exam = ncra/ods-exam
ODS-C exam = ncra/ods-exam
oncology data specialist exam = ncra/ods-exam
CCDS exam = acdis/ccds-exam
CBCS exam = nha/cbcs-exam
CDIP test = ahima/cdip-exam
AHIC exam = amia/achip-exam

# Whole names, with the letters, and with whoever gives it.
certified professional coder = aapc/cpc
certified professional coders = aapc/cpc
Certified Professional Coder (CPC) = aapc/cpc
Certified Professional Coder (CPC®) = aapc/cpc
CPC (Certified Professional Coder) = aapc/cpc
CPC - Certified Professional Coder = aapc/cpc
CPC (AAPC) = aapc/cpc
AAPC CPC = aapc/cpc
AAPC's CPC certification = aapc/cpc
CPC through AAPC = aapc/cpc
RHIT by AHIMA = ahima/rhit
AHIMA RHIT = ahima/rhit
American Health Information Management Association RHIT = ahima/rhit
Registered Health Information Technician (RHIT) = ahima/rhit
Certified Coding Specialist Physician Based = ahima/ccs-p
Certified Coding Specialist - Physician-based (CCS-P) = ahima/ccs-p
Certified Professional Coder Apprentice = aapc/cpc-a
Certified Billing & Coding Specialist = nha/cbcs
Certified Inpatient Coder = aapc/cic
Oncology Data Specialist Certified (ODS-C) = ncra/ods-c
NCRA ODS = ncra/ods-c
Certified Evaluation & Management Coder = aapc/cemc
Home Care Coding Specialist - Diagnosis (HCS-D) = bmsc/hcs-d
American Health Information Management Association = ahima
Association of Clinical Documentation Integrity Specialists = acdis

# Names of before.
CTR = ncra/ods-c
Certified Tumor Registrar = ncra/ods-c
certified tumor registrar (CTR) = ncra/ods-c
CPC-H = aapc/coc
CPC H = aapc/coc
CPCH certification = aapc/coc
RRA = ahima/rhia
Registered Records Administrator = ahima/rhia
Certified Documentation Improvement Practitioner = ahima/cdip
AHIC = amia/achip

# Jobs.
HIM director = role/him-director
H.I.M. director = role/him-director
director of HIM = role/him-director
Director, Health Information Management = role/him-director
medical records director = role/him-director
HIM manager = role/him-manager
HIM supervisor = role/him-supervisor
HIM supervisors = role/him-supervisor
HIM technician = role/health-information-technician
HIM tech = role/health-information-technician
HIM clerk = role/health-information-technician
health information technician = role/health-information-technician
medical records technician = role/health-information-technician
medical record technician = role/health-information-technician
medical records clerk = role/health-information-technician
medical biller = role/revenue-cycle-specialist
medical billers = role/revenue-cycle-specialist
medical billing specialist = role/revenue-cycle-specialist
RCM = role/revenue-cycle-specialist
R.C.M. specialist = role/revenue-cycle-specialist
revenue-cycle analyst = role/revenue-cycle-specialist
inpatient coder = role/medical-coder-inpatient
in-patient coder = role/medical-coder-inpatient
inpatient coders = role/medical-coder-inpatient
inpatient medical coder job = role/medical-coder-inpatient
outpatient coder = role/medical-coder-outpatient
profee coder = role/medical-coder-professional
pro-fee coder = role/medical-coder-professional
pro fee coder = role/medical-coder-professional
physician coder = role/medical-coder-professional
HCC coder = role/medical-coder-risk-adjustment
risk adjustment coder = role/medical-coder-risk-adjustment
coding auditor = role/coding-auditor
medical coding auditors = role/coding-auditor
coding educator = role/coding-auditor
CDI specialist = role/cdi-specialist
C.D.I. specialist = role/cdi-specialist
clinical documentation specialist = role/cdi-specialist
outpatient CDI specialist = role/cdi-specialist-outpatient
cancer registrar = role/cancer-registrar
cancer registrars = role/cancer-registrar
tumor registrar = role/cancer-registrar
oncology registrar = role/cancer-registrar
release of information = role/release-of-information-specialist
release-of-information clerk = role/release-of-information-specialist
ROI specialist = role/release-of-information-specialist
HIPAA privacy officer = role/privacy-officer
HIPAA officer = role/privacy-officer
healthcare data analyst = role/health-data-analyst
clinical informaticist = role/clinical-informatics-specialist
informaticist = role/clinical-informatics-specialist
VA coder = role/va/medical-records-technician-coder
VA cancer registrar = role/va/cancer-registrar

# What to study.
HIT associate degree = degree/associate/him
associate's degree in health information management = degree/associate/him
associates degree in health information technology = degree/associate/him
bachelors in health information management = degree/bachelor/him
bachelor's degree in HIM = degree/bachelor/him
Masters in Health Informatics = degree/master/health-informatics
medical coding certificate = certificate/medical-coding
cancer registry certificate = certificate/cancer-registry
GED = diploma/high-school
G.E.D. = diploma/high-school
high school = diploma/high-school
registered nurse = license/rn
AAPC member-ship = aapc/membership

# What several things are called: the likeliest is offered first.
coder ? role/medical-coder-professional role/medical-coder-inpatient role/medical-coder-outpatient role/medical-coder-risk-adjustment
medical coders ? role/medical-coder-professional role/medical-coder-inpatient role/medical-coder-outpatient role/medical-coder-risk-adjustment
hospital coder ? role/medical-coder-inpatient role/medical-coder-outpatient
medical billing and coding ? role/medical-coder-professional role/revenue-cycle-specialist
medical billing & coding jobs ? role/medical-coder-professional role/revenue-cycle-specialist
medical coding ? role/medical-coder-professional role/medical-coder-inpatient role/medical-coder-outpatient role/medical-coder-risk-adjustment certificate/medical-coding
AHIMA coding certification ? ahima/cca ahima/ccs ahima/ccs-p
AAPC coding certification ? aapc/cic aapc/coc aapc/cpc aapc/crc
medical coding certification ? aapc/cpc ahima/cca ahima/ccs
medical billing certifications ? aapc/cpb amba/cmrs nha/cbcs
CDI ? role/cdi-specialist role/cdi-specialist-outpatient
CDI certification ? acdis/ccds acdis/ccds-o ahima/cdip
HIM degree ? degree/associate/him degree/bachelor/him degree/master/him

# Parts of names, slips and mistakes: what may be meant is offered, and nothing is taken.
auditor ? role/coding-auditor
registrar ? role/cancer-registrar
data analyst ? role/health-data-analyst
privacy ? role/privacy-officer
informatics ? role/clinical-informatics-specialist
revenue cycle ? role/revenue-cycle-specialist
practice manager ? aapc/cppm
RHTI ? ahima/rhit
RHTI exam ? ahima/rhit-exam
medical biler ? role/revenue-cycle-specialist
canser registrar ? role/cancer-registrar
AHIMA CPC ? aapc/cpc
AAPC RHIT ? ahima/rhit
RHIT degree ? ahima/rhit
registered health info tech ? ahima/rhit
risk adjustment certification ? aapc/crc
revenue cycle certification ? hfma/crcr
data analyst certification ? ahima/chda
AHIMA certification ? ahima/cca
AHIMA member ? ahima/membership
CCS physician based ? ahima/ccs-p
apprentice coder ? aapc/coc-a aapc/cpc-a
remote coder ? role/medical-coder-professional
entry level medical coder ? role/medical-coder-professional
chief privacy officer ? role/privacy-officer
hospital biller ? role/revenue-cycle-specialist
HIM manager RHIA ? role/him-manager
CPC-A removal ? aapc/cpc-a
CCS exam prep ? ahima/ccs-exam
nurse informaticist ? role/clinical-informatics-specialist
ACDIS certification ? acdis/ccds acdis/ccds-o
cardiology coder ? aapc/ccc
HIM ? role/health-information-technician
EHR certification ? nha/ehr-program
associate's in HIT ? degree/associate/him

# What the catalog does not have.
CIC-A !
NI-BC !
CRCS !
CRCS certification !
crcs !
CDCs !
RMA !
CHC !
MBA !
astronaut !
phlebotomist !
epic analyst !
certification !
exam !
the !
`

// TestNamesThatPeopleTypeAreFound looks up each name: "=" leads to one entry; "?" offers
// entries, the likeliest first, and where one is written others may follow it; "!" leads
// nowhere.
func TestNamesThatPeopleTypeAreFound(t *testing.T) {
	rows := 0
	for line := range strings.Lines(spoken) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		mark := strings.LastIndexAny(line, "=?!")
		name := strings.TrimSpace(line[:mark])
		var want []credential.ID
		for _, id := range strings.Fields(line[mark+1:]) {
			want = append(want, credential.ID(id))
		}
		id, err := reference.Catalog().Find(name)
		switch offers := offered(err); line[mark] {
		case '=':
			if err != nil || id != want[0] {
				t.Errorf("Find(%q) = %q, %v, want %q", name, id, err, want[0])
			}
		case '?':
			if len(want) == 1 {
				offers = offers[:min(1, len(offers))]
			}
			if err == nil || !slices.Equal(offers, want) {
				t.Errorf("Find(%q) = %q, %v, want it to offer %q", name, id, err, want)
			}
		case '!':
			if err == nil {
				t.Errorf("Find(%q) = %q, want nothing", name, id)
			}
		}
	}
	if rows < 120 {
		t.Errorf("%d names are looked up, want at least 120", rows)
	}
}

// offered returns what an error of Find says may be meant.
func offered(err error) []credential.ID {
	var unknown *credential.NotFoundError
	var several *credential.AmbiguousNameError
	switch {
	case errors.As(err, &unknown):
		return unknown.Near
	case errors.As(err, &several):
		return several.IDs
	}
	return nil
}

// TestEveryEntryIsFoundByItsOwnName: no alias of one entry takes the name of another.
func TestEveryEntryIsFoundByItsOwnName(t *testing.T) {
	c := reference.Catalog()
	for e := range c.Credentials() {
		for _, name := range []string{e.Name, e.Abbreviation} {
			if id, err := c.Find(name); name != "" && (err != nil || id != e.ID) {
				t.Errorf("Find(%q) = %q, %v, want %q", name, id, err, e.ID)
			}
		}
	}
	for r := range c.Roles() {
		if id, err := c.Find(r.Name); err != nil || id != r.ID {
			t.Errorf("Find(%q) = %q, %v, want %q", r.Name, id, err, r.ID)
		}
	}
}
